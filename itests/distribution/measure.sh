#!/bin/sh
# Measures the assembled gateway and prints a table with the goals beside it. Build it first: mvn -DskipTests package
# With a folder as argument, takes the pictures of README and handbook instead:  measure.sh distribution/docs
# With names after it, only these of the pictures of all pages, into another folder:  measure.sh /tmp/docs home area
# More or fewer rounds: JAVA_OPTS="-Dvarco.starts=9 -Dvarco.logins=1000"
# The gateway with the full compiler, as in production: VARCO_OPTS=-XX:TieredStopAtLevel=4
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
