# fish completion for entente
function __entente_formats
    entente formats 2>/dev/null | string match -r '^ *[a-z0-9]+' | string trim
end
complete -c entente -n __fish_use_subcommand -f -a build -d 'read articles, write the graph'
complete -c entente -n __fish_use_subcommand -f -a export -d 'turn a graph into other formats'
complete -c entente -n __fish_use_subcommand -f -a formats -d 'list the formats'
complete -c entente -n __fish_use_subcommand -f -l version -d 'show the version'
complete -c entente -s h -l help -f -d 'show the help'
complete -c entente -n '__fish_seen_subcommand_from build export' -s o -l output -r -F -d 'write the graph to FILE'
complete -c entente -n '__fish_seen_subcommand_from build export' -l format -x -a '(__entente_formats)' -d 'write this format'
complete -c entente -n '__fish_seen_subcommand_from build export' -l evidence -x -d 'most sentences of evidence an edge'
complete -c entente -n '__fish_seen_subcommand_from build export' -l resources -x -a '(__fish_complete_directories)' -d 'folder of models and tables'
complete -c entente -n '__fish_seen_subcommand_from build' -s q -l quiet -f -d 'say nothing but errors'
complete -c entente -n '__fish_seen_subcommand_from build' -l per-document -x -a '(__fish_complete_directories)' -d 'also write one graph an article'
complete -c entente -n '__fish_seen_subcommand_from build' -l date -x -d 'day of the articles that bring none'
complete -c entente -n '__fish_seen_subcommand_from build' -l min-confidence -x -d 'leave out relations less sure than this'
complete -c entente -n '__fish_seen_subcommand_from build' -l threads -x -d 'read so many articles side by side'
