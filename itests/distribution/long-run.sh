#!/bin/sh
# Long runs. Build the archives and the bundles first: mvn -DskipTests install
#   long-run.sh swap [200]         two providers are switched, restarted, replaced while people sign in
#   long-run.sh storm [1000]       a plugin is put in and taken out while people sign in
#   long-run.sh kill [50]          kill -9 amid acts of every kind
#   long-run.sh messages [10000]   so many messages wait and are sent while people sign in
#   long-run.sh pins [1000000]     the PINs of so many people in the store: logins, calls, what time brings about
#   long-run.sh refusals [500]     so many refusals of each kind of person at every entrance, and how long they take
#   long-run.sh soak [PT1H]        all of the first two, in turns
#   long-run.sh values [1000000]   outsiders send values of which no two are alike, wherever they may choose one
#   long-run.sh records [1000000]  kill -9 with so many records in the trail
#   long-run.sh orders [100]       all bundles are stopped and started in an order of chance
#   long-run.sh answers [5000]     what one answer of SPID costs, and what is left in memory of 100000
#   long-run.sh spid-start [5]     what the bundles of SPID add to a warm start
#   long-run.sh outage [PT10M]     a database server stands still for so long
# After both words, options for Maven: -Dvarco.dump=/tmp/grown.hprof keeps what a process holds that has grown.
# The build has all of them with small numbers, but soak, records, answers, spid-start and the times of refusals.
set -e
module=itests/distribution
case ${1:-} in
    swap) test=SwitchIT number=varco.swaps=${2:-200} ;;
    storm) test=StormIT number=varco.storm=${2:-1000} ;;
    kill) test=KillIT number=varco.kills=${2:-50} ;;
    messages) test=ManyMessagesIT number=varco.messages=${2:-10000} ;;
    pins) test=ManyPinsIT number=varco.pins=${2:-1000000} ;;
    refusals) test=RefusalsIT#everyEntranceTakesAsLongForEverybody number=varco.refusals=${2:-500} ;;
    soak) test=SoakIT number=varco.soak=${2:-PT1H} ;;
    values) test=EdgeUnderAttackIT#whatOutsidersChooseIsNotKept number=varco.values=${2:-1000000} ;;
    records) test=LongTrailIT number=varco.records=${2:-1000000} ;;
    orders) module=itests/hotswap test=StartOrderIT number=varco.orders=${2:-100} ;;
    answers) module=bundles/it.varco.credential.spid test=AnswerCostTest number=varco.answers=${2:-5000} ;;
    spid-start) test=SpidStartIT number=varco.spid.starts=${2:-5} ;;
    outage) module=bundles/it.varco.store.jdbc test=PausedServerTest number=varco.outage=${2:-PT10M} ;;
    *)
        sed -n '2,18s/^# \{0,1\}//p' "$0" >&2
        exit 2
        ;;
esac
shift
[ $# -eq 0 ] || shift
cd "$(dirname "$0")/../.."
case $test in
    *Test) set -- -Dtest="$test" -Dsurefire.failIfNoSpecifiedTests=false test "$@" ;;
    *) set -- -Dit.test="$test" -Dfailsafe.failIfNoSpecifiedTests=false \
        test-compile failsafe:integration-test failsafe:verify "$@" ;;
esac
exec mvn -q -pl "$module" -D"$number" "$@"
