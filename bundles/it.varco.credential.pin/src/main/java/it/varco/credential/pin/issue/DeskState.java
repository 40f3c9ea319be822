package it.varco.credential.pin.issue;

import it.varco.credential.hash.SecretHash;
import it.varco.spi.catalogue.ServiceRequest;
import it.varco.spi.catalogue.ServiceState;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a dialogue stands, kept by Varco between two steps: of which operation, in which pratica, and what the desk
 * noted. Never a secret.
 *
 * @param words as the desk means them; at most 255
 * @param hash of a code that a form showed
 */
record DeskState(String operation, String pratica, List<String> words, Optional<SecretHash> hash) {

    DeskState {
        words = List.copyOf(words);
    }

    static DeskState of(ServiceRequest request, String... words) {
        return new DeskState(request.operation(), request.pratica(), List.of(words), Optional.empty());
    }

    /** The same with the hash of a code. */
    DeskState with(SecretHash other) {
        return new DeskState(operation, pratica, words, Optional.of(other));
    }

    ServiceState encode() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(PinIssue.STATE);
            out.writeUTF(operation);
            out.writeUTF(pratica);
            out.writeByte(words.size());
            for (String word : words) {
                out.writeUTF(word);
            }
            out.writeBoolean(hash.isPresent());
            if (hash.isPresent()) {
                hash.get().write(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ServiceState.of(bytes.toByteArray());
    }

    /** Reads what {@link #encode} made in this dialogue; empty if it is anything else. */
    static Optional<DeskState> read(ServiceRequest request) {
        return read(request.state().bytes())
                .filter(read -> read.operation.equals(request.operation()) && read.pratica.equals(request.pratica()));
    }

    /** Reads what {@link #encode} made in any dialogue; empty if it is anything else. */
    static Optional<DeskState> read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readUnsignedByte() != PinIssue.STATE) {
                return Optional.empty();
            }
            DeskState read = read(in);
            boolean whole = in.read() < 0;
            return whole ? Optional.of(read) : Optional.empty();
        } catch (IOException | IllegalArgumentException garbled) {
            return Optional.empty();
        }
    }

    private static DeskState read(DataInputStream in) throws IOException {
        String operation = in.readUTF();
        String pratica = in.readUTF();
        List<String> words = new ArrayList<>();
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            words.add(in.readUTF());
        }
        Optional<SecretHash> hash = in.readBoolean() ? Optional.of(SecretHash.read(in)) : Optional.empty();
        return new DeskState(operation, pratica, words, hash);
    }

    /** The operation only. */
    @Override
    public String toString() {
        return "DeskState[" + operation + "]";
    }
}
