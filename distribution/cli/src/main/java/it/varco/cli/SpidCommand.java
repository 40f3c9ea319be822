package it.varco.cli;

import it.varco.launcher.Json;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What SPID needs before the federation knows the body. */
@Command(
        name = "spid",
        description = "What SPID needs before the federation knows the body.",
        synopsisSubcommandLabel = "COMMAND")
final class SpidCommand {

    private final Desk desk;

    SpidCommand(Desk desk) {
        this.desk = desk;
    }

    @Command(
            name = "certificate",
            description = "Make the key and the certificate with which a public body signs; asks no gateway. What is"
                    + " not said here is taken from conf/it.varco.credential.spid.cfg.")
    int certificate(@Mixin Wanted wanted) {
        if (desk.isElsewhere()) {
            throw new Trouble(Exit.USAGE, "A key is made on the machine of the gateway only, without --url.");
        }
        Instant now = desk.around().clock().instant();
        SpidFields fields = SpidFields.of(desk.around().home().get(), wanted.said());
        SpidPair pair = SpidPair.make(fields, wanted.bits, wanted.days, now);
        List<Path> kept = pair.store(wanted.force, now);
        if (desk.isJson()) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("entity_id", fields.profile().entityId());
            json.put("key", fields.key().toString());
            json.put("certificate", fields.certificate().toString());
            json.put("expires_at", pair.until().toString());
            json.put("kept", kept.stream().map(Path::toString).toList());
            desk.output().line(Json.write(json));
        } else {
            tell(fields, pair, kept);
        }
        return Exit.DONE;
    }

    private void tell(SpidFields fields, SpidPair pair, List<Path> kept) {
        kept.forEach(file -> desk.output().line("Kept         " + file));
        desk.output().line("Key          " + fields.key() + "  for the account of the gateway alone");
        desk.output()
                .line("Certificate  " + fields.certificate() + "  until "
                        + desk.moment(pair.until().toString()));
        desk.output().line("");
        if (kept.isEmpty()) {
            desk.output()
                    .line("Next: give the federation the metadata, under /accesso/spid/metadata of the public site.");
        } else {
            desk.output()
                    .line("The federation knows the certificate of before: put both files back until it has the new"
                            + " one, or nobody signs in with SPID.");
        }
        desk.output().line("The handbook has each step: spid.md");
    }

    /** What may be said in place of the configuration. */
    static final class Wanted {

        @Option(
                names = "--entity-id",
                paramLabel = "ADDRESS",
                defaultValue = "",
                description = "entityId: the address by which the federation knows the body.")
        private String entityId = "";

        @Option(names = "--name", defaultValue = "", description = "organization.name: the name in full.")
        private String name = "";

        @Option(
                names = "--short-name",
                paramLabel = "NAME",
                defaultValue = "",
                description = "organization.displayName: the name as people say it.")
        private String shortName = "";

        @Option(
                names = "--locality",
                paramLabel = "COMUNE",
                defaultValue = "",
                description = "organization.locality: the comune of the seat.")
        private String locality = "";

        @Option(
                names = "--ipa-code",
                paramLabel = "CODE",
                defaultValue = "",
                description = "ipaCode: the code in the national index of public bodies.")
        private String ipaCode = "";

        @Option(names = "--key", paramLabel = "FILE", defaultValue = "", description = "key: where the key goes.")
        private String key = "";

        @Option(
                names = "--certificate",
                paramLabel = "FILE",
                defaultValue = "",
                description = "certificate: where the certificate goes.")
        private String certificate = "";

        @Option(
                names = "--bits",
                defaultValue = "3072",
                description = "Size of the key: 2048, 3072 or 4096. Default: ${DEFAULT-VALUE}.")
        private int bits;

        @Option(
                names = "--days",
                defaultValue = "730",
                description = "For how long the certificate holds, 30 to 3650. Default: ${DEFAULT-VALUE}.")
        private int days;

        @Option(names = "--force", description = "Where there are files already, keep them under other names.")
        private boolean force;

        private Map<SpidFields.Field, String> said() {
            return Map.of(
                    SpidFields.Field.ENTITY_ID, entityId,
                    SpidFields.Field.NAME, name,
                    SpidFields.Field.SHORT_NAME, shortName,
                    SpidFields.Field.LOCALITY, locality,
                    SpidFields.Field.IPA_CODE, ipaCode,
                    SpidFields.Field.KEY, key,
                    SpidFields.Field.CERTIFICATE, certificate);
        }
    }
}
