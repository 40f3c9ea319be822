#!/bin/sh
# Builds the provider, puts it into the demo gateway, which is started if need be, and says how it is there.
# VARCO is the folder of the demo archive. To take the provider out again, delete its jar from there.
set -eu
cd "$(dirname "$0")"
varco="$VARCO/bin/varco"

mvn -q verify
"$varco" status > /dev/null 2>&1 || "$varco" start
cp target/${artifactId}.jar "$VARCO/plugins/"

tries=0
sleep 2 # an earlier one may still be there
until "$varco" provider show ${provider} 2> /dev/null | grep -q "^state  *on"; do
    tries=$((tries + 1))
    if [ "$tries" -ge 20 ]; then
        "$varco" provider list # says why it is not in use
        exit 1
    fi
    sleep 1
done
"$varco" provider show ${provider}
