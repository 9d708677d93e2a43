# bash completion for entente
_entente() {
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}
    if ((COMP_CWORD == 1)); then
        mapfile -t COMPREPLY < <(compgen -W "build export formats --help --version" -- "$current")
        return
    fi
    case $previous in
    --format)
        mapfile -t COMPREPLY < <(compgen -W "$(entente formats 2>/dev/null | awk '$1 ~ /^[a-z0-9]+$/ {print $1}')" -- "$current")
        return
        ;;
    --per-document | --resources)
        mapfile -t COMPREPLY < <(compgen -d -- "$current")
        return
        ;;
    --date | --min-confidence | --evidence | --threads) return ;;
    esac
    if [[ $current == -* ]]; then
        local options="--output --format --evidence --resources --quiet --help"
        [[ ${COMP_WORDS[1]} != build ]] || options+=" --per-document --date --min-confidence --threads"
        mapfile -t COMPREPLY < <(compgen -W "$options" -- "$current")
    else
        mapfile -t COMPREPLY < <(compgen -f -- "$current")
    fi
}
complete -o filenames -F _entente entente
