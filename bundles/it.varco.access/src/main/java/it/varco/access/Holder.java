package it.varco.access;

import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.identity.CredentialKind;
import it.varco.api.identity.Identity;
import it.varco.api.identity.Powers;
import it.varco.api.session.Role;
import it.varco.spi.store.Bytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Who holds a session, as fixed when it was opened (CRE-15).
 *
 * @param identity the person as the provider recognised them
 * @param powers what the credential permits
 * @param role in which capacity the person acts
 */
record Holder(Identity identity, Powers powers, Role role) {

    private static final int VERSION = 1;

    Bytes encode() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeUTF(identity.codiceFiscale().value());
            out.writeUTF(identity.kind().value());
            out.writeUTF(identity.level().name());
            out.writeUTF(identity.name().orElse(""));
            out.writeUTF(powers.name());
            out.writeUTF(role.name());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Bytes.of(bytes.toByteArray());
    }

    /** @throws IllegalStateException if the bytes were not written by this version of the room */
    static Holder decode(Bytes bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.array()))) {
            if (in.readByte() != VERSION) {
                throw new IllegalStateException("session: expected version " + VERSION);
            }
            CodiceFiscale person = new CodiceFiscale(in.readUTF());
            CredentialKind kind = new CredentialKind(in.readUTF());
            AssuranceLevel level = AssuranceLevel.valueOf(in.readUTF());
            Identity identity =
                    Identity.of(person, kind, level).name(in.readUTF()).build();
            return new Holder(identity, Powers.valueOf(in.readUTF()), Role.valueOf(in.readUTF()));
        } catch (IOException e) {
            throw new IllegalStateException("session: expected a whole one", e);
        }
    }
}
