#!/bin/sh
# Long runs on the assembled gateway. Build it first: mvn -DskipTests package
#   long-run.sh swap [200]    two providers are switched, restarted, replaced while people sign in
#   long-run.sh storm [1000]  a plugin is put in and taken out while people sign in
#   long-run.sh kill [50]     kill -9 amid logins and switches
#   long-run.sh soak [PT1H]   all of the first two, in turns
#   long-run.sh values [1000000]  outsiders send values of which no two are alike, wherever they may choose one
# After both words, options for Maven: -Dvarco.dump=/tmp/grown.hprof keeps what a process holds that has grown.
# The build has all but the soak with small numbers.
set -e
case ${1:-} in
    swap) test=SwitchIT number=varco.swaps=${2:-200} ;;
    storm) test=StormIT number=varco.storm=${2:-1000} ;;
    kill) test=KillIT number=varco.kills=${2:-50} ;;
    soak) test=SoakIT number=varco.soak=${2:-PT1H} ;;
    values) test=EdgeUnderAttackIT#whatOutsidersChooseIsNotKept number=varco.values=${2:-1000000} ;;
    *)
        sed -n '2,9s/^# \{0,1\}//p' "$0" >&2
        exit 2
        ;;
esac
shift
[ $# -eq 0 ] || shift
cd "$(dirname "$0")/../.."
exec mvn -q -pl itests/distribution -am -Dit.test="$test" -D"$number" -Dfailsafe.failIfNoSpecifiedTests=false \
    test-compile failsafe:integration-test failsafe:verify "$@"
