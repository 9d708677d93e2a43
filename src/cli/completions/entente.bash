# bash completion for entente
_entente() {
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}
    if ((COMP_CWORD == 1)); then
        mapfile -t COMPREPLY < <(compgen -W "build explain export formats show --help --version" -- "$current")
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
    --aliases)
        mapfile -t COMPREPLY < <(compgen -f -- "$current")
        return
        ;;
    --type)
        mapfile -t COMPREPLY < <(compgen -W "person state organization group place" -- "$current")
        return
        ;;
    --status)
        mapfile -t COMPREPLY < <(compgen -W "asserted planned alleged denied" -- "$current")
        return
        ;;
    --family)
        mapfile -t COMPREPLY < <(compgen -W "cooperation conflict standing" -- "$current")
        return
        ;;
    --by)
        mapfile -t COMPREPLY < <(compgen -W "month year" -- "$current")
        return
        ;;
    --date | --min-confidence | --evidence | --threads | --limit) return ;;
    --actor | --hops | --relation | --since | --until | --min-weight | --top) return ;;
    esac
    if [[ $current == -* ]]; then
        local view="--actor --hops --relation --family --type --status --since --until --undated --states --min-weight --top"
        local options="--output --format --evidence --resources --quiet --help --by $view"
        [[ ${COMP_WORDS[1]} != build ]] || options+=" --per-document --date --min-confidence --threads --aliases"
        [[ ${COMP_WORDS[1]} != show ]] || options="--json --limit --evidence --date --aliases --threads --resources --quiet --help $view"
        [[ ${COMP_WORDS[1]} != explain ]] || options="--date --aliases --threads --resources --quiet --help"
        [[ ${COMP_WORDS[1]} != formats ]] || options="--help"
        mapfile -t COMPREPLY < <(compgen -W "$options" -- "$current")
    else
        mapfile -t COMPREPLY < <(compgen -f -- "$current")
    fi
}
complete -o filenames -F _entente entente
