# bash completion for entente
_entente_list() { # of WORDS, parted by commas: what may come next
    mapfile -t COMPREPLY < <(compgen -P "${current%"${current##*,}"}" -W "$1" -- "${current##*,}")
}
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
    --relation)
        _entente_list "holds-office member-of part-of based-in citizen-of family-of founded \
            allied-with rival-of succeeds met-with visited negotiated-with mediates signed-agreement supports cooperates-with aids concedes-to \
            appoints urges accuses rejects threatens protests-against sanctions mobilizes-against arrests restricts attacks dismisses defeats"
        return
        ;;
    --type)
        _entente_list "person state organization group place"
        return
        ;;
    --status)
        _entente_list "asserted planned alleged denied"
        return
        ;;
    --family)
        _entente_list "cooperation conflict standing"
        return
        ;;
    --by)
        mapfile -t COMPREPLY < <(compgen -W "month year" -- "$current")
        return
        ;;
    --date | --min-confidence | --evidence | --threads | --limit) return ;;
    --actor | --hops | --since | --until | --min-weight | --top) return ;;
    esac
    if [[ $current == -* ]]; then
        local view="--actor --hops --relation --family --type --status --since --until --undated --min-confidence --states --min-weight --top"
        local options="--output --format --evidence --resources --quiet --help --by $view"
        [[ ${COMP_WORDS[1]} != build ]] || options+=" --per-document --date --threads --aliases"
        [[ ${COMP_WORDS[1]} != show ]] || options="--json --limit --evidence --date --aliases --threads --resources --quiet --help $view"
        [[ ${COMP_WORDS[1]} != explain ]] || options="--date --aliases --threads --resources --quiet --help"
        [[ ${COMP_WORDS[1]} != formats ]] || options="--help"
        mapfile -t COMPREPLY < <(compgen -W "$options" -- "$current")
    else
        mapfile -t COMPREPLY < <(compgen -f -- "$current")
    fi
}
complete -o filenames -F _entente entente
