package it.varco.credential.pin;

import it.varco.api.identity.CodiceFiscale;
import it.varco.spi.catalogue.ServiceRequest;
import it.varco.spi.catalogue.ServiceState;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * Where a change of PIN stands, kept by Varco between two steps: in which pratica, whose PIN, and the version of its
 * record when the new one was asked for.
 */
record ChangeState(String pratica, CodiceFiscale person, long version) {

    /** Also told in the descriptor: a dialogue begun with another one begins again. */
    static final int VERSION = 1;

    static ChangeState of(ServiceRequest request, Found found) {
        return new ChangeState(request.pratica(), found.person(), found.version());
    }

    /** Whether it was made in this pratica for this person. */
    boolean belongsTo(ServiceRequest request) {
        return pratica.equals(request.pratica()) && person.equals(request.person());
    }

    ServiceState encode() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeUTF(pratica);
            out.writeUTF(person.value());
            out.writeLong(version);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ServiceState.of(bytes.toByteArray());
    }

    /** Reads what {@link #encode} made; empty if the bytes are anything else. */
    static Optional<ChangeState> decode(ServiceState state) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(state.bytes()))) {
            if (in.readUnsignedByte() != VERSION) {
                return Optional.empty();
            }
            ChangeState read = new ChangeState(in.readUTF(), new CodiceFiscale(in.readUTF()), in.readLong());
            return in.read() < 0 ? Optional.of(read) : Optional.empty();
        } catch (IOException | IllegalArgumentException garbled) {
            return Optional.empty();
        }
    }
}
