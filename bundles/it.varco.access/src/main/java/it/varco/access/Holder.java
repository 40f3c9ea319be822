package it.varco.access;

import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.identity.CredentialKind;
import it.varco.api.identity.Identity;
import it.varco.api.identity.Powers;
import it.varco.api.session.Channel;
import it.varco.api.session.Role;
import it.varco.spi.store.Bytes;
import it.varco.spi.store.StoredStaffRole;
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
 * @param channel the way by which the session was opened; it is of no use on another one (D-44)
 * @param role in which capacity the person acts
 * @param grant identifier of the role that was granted; the session ends with it (SEC-32). Empty for a citizen, and for
 *     whoever has yet to choose
 */
record Holder(Identity identity, Powers powers, Channel channel, Role role, String grant) {

    private static final int VERSION = 2;
    private static final int CITIZENS_ONLY = 1;

    Bytes encode() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeUTF(identity.codiceFiscale().value());
            out.writeUTF(identity.kind().value());
            out.writeUTF(identity.level().name());
            out.writeUTF(identity.name().orElse(""));
            out.writeUTF(powers.name());
            out.writeUTF(channel.name());
            out.writeUTF(role.name());
            out.writeUTF(grant);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Bytes.of(bytes.toByteArray());
    }

    static Holder citizen(Identity identity, Powers powers) {
        return new Holder(identity, powers, Channel.WEB, Role.CITTADINO, "");
    }

    /** Somebody known to the management site who has yet to say in which of several roles they act (ROL-02). */
    static Holder undecided(Identity identity, Powers powers) {
        return new Holder(identity, powers, Channel.MANAGEMENT, Role.CITTADINO, "");
    }

    /** The same person in a role that they hold. */
    Holder in(StoredStaffRole held) {
        return new Holder(identity, powers, channel, Desks.role(held), held.id());
    }

    /** Whether it opens nothing but the choice of a role. */
    boolean isUndecided() {
        return isOfStaff() && grant.isEmpty();
    }

    /** Whether it is of somebody at work. */
    boolean isOfStaff() {
        return channel == Channel.MANAGEMENT;
    }

    /** @throws IllegalStateException if the bytes were not written by this or the first version of the room */
    static Holder decode(Bytes bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.array()))) {
            int version = in.readByte();
            if (version != VERSION && version != CITIZENS_ONLY) {
                throw new IllegalStateException("session: expected version " + VERSION);
            }
            CodiceFiscale person = new CodiceFiscale(in.readUTF());
            CredentialKind kind = new CredentialKind(in.readUTF());
            AssuranceLevel level = AssuranceLevel.valueOf(in.readUTF());
            Identity identity =
                    Identity.of(person, kind, level).name(in.readUTF()).build();
            Powers powers = Powers.valueOf(in.readUTF());
            return version == CITIZENS_ONLY
                    ? citizen(identity, powers)
                    : new Holder(
                            identity, powers, Channel.valueOf(in.readUTF()), Role.valueOf(in.readUTF()), in.readUTF());
        } catch (IOException e) {
            throw new IllegalStateException("session: expected a whole one", e);
        }
    }
}
