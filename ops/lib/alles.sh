# shellcheck shell=bash
# Everything in ops/lib, in the order in which the parts lean on each other.
OPS_LIB=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
# shellcheck source=basis.sh
source "$OPS_LIB/basis.sh"
# shellcheck source=poort.sh
source "$OPS_LIB/poort.sh"
# shellcheck source=dotnet.sh
source "$OPS_LIB/dotnet.sh"
# shellcheck source=postgres.sh
source "$OPS_LIB/postgres.sh"
# shellcheck source=datamap.sh
source "$OPS_LIB/datamap.sh"
# shellcheck source=cluster.sh
source "$OPS_LIB/cluster.sh"
# shellcheck source=verbinding.sh
source "$OPS_LIB/verbinding.sh"
# shellcheck source=product.sh
source "$OPS_LIB/product.sh"
# shellcheck source=ondertekenaar.sh
source "$OPS_LIB/ondertekenaar.sh"
# shellcheck source=wegwerp.sh
source "$OPS_LIB/wegwerp.sh"
