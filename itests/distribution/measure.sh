#!/bin/sh
# The benchmark of the assembled gateway: prints a table with the goals beside it. Build it first: mvn -DskipTests package
# It compares with a bare servlet in the same Jetty and a bare hash, with the same options of Java, in the same run.
# With a folder as argument, takes the pictures of README and handbook instead:  measure.sh distribution/docs
# and after them writes what came of each case of SPID, handbook/spid-cases.md
# With names after it, only these of the pictures of all pages, into another folder:  measure.sh /tmp/docs home area
# More or fewer rounds: JAVA_OPTS="-Dvarco.starts=9 -Dvarco.rounds=9 -Dvarco.logins=200 -Dvarco.swaps=50"
# Longer ones: -Dvarco.round=PT5S, after -Dvarco.warm=50000 requests of each kind and a tenth as many logins
# With the options of Java that the archive for production has: -Dvarco.options=varco; with others: VARCO_OPTS=...
set -e
cd "$(dirname "$0")/../.."
mvn -q -pl itests/distribution -am test-compile dependency:build-classpath \
    -Dmdep.outputFile=target/classpath -Dmdep.includeScope=test
program=it.varco.itests.distribution.Figures
[ $# -eq 0 ] || program=it.varco.itests.distribution.Photograph
export LC_ALL=C.UTF-8
# JAVA_OPTS holds several words
# shellcheck disable=SC2086
exec java ${JAVA_OPTS:-} -cp "itests/distribution/target/test-classes:$(cat itests/distribution/target/classpath)" \
    $program "$@"
