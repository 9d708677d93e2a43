# Debian 12 packages, for the scripts beside this file.

# to build and to draw
build_packages="g++ cmake ninja-build pkg-config libboost-graph-dev libboost-program-options-dev rapidjson-dev libdnnl-dev
ocl-icd-opencl-dev opencl-headers libutf8proc-dev libxml2-dev libxxhash-dev doctest-dev graphviz fonts-dejavu-core"

# what the tests need besides
test_packages="python3 python3-networkx python3-igraph"
