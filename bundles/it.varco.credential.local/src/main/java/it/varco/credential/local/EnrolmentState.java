package it.varco.credential.local;

import it.varco.spi.credential.ProviderState;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * Where the making of an account stands, kept by Varco between two steps. Holds the hash of the passphrase, never the
 * passphrase.
 */
sealed interface EnrolmentState {

    /** For whom, as {@link it.varco.credential.hash.Pepper#nameOf} names them. */
    String person();

    /** The state as bytes: the number of the format, that of the step, then its parts. */
    ProviderState encode();

    /** Name and passphrase are asked. */
    record Begun(String person) implements EnrolmentState {

        @Override
        public ProviderState encode() {
            return Format.state(Format.BEGUN, person, new byte[0]);
        }
    }

    /** The key is shown, a code is asked. */
    record Keyed(String person, LocalAccount account) implements EnrolmentState {

        @Override
        public ProviderState encode() {
            return Format.state(Format.KEYED, person, account.encode());
        }
    }

    /** The code was right, the recovery codes are shown. */
    record Proved(String person, LocalAccount account) implements EnrolmentState {

        @Override
        public ProviderState encode() {
            return Format.state(Format.PROVED, person, account.encode());
        }
    }

    /** Reads what {@link #encode} made; empty if the bytes are anything else, or of another format. */
    static Optional<EnrolmentState> decode(ProviderState state) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(state.bytes()))) {
            return in.readUnsignedByte() == Format.VERSION ? Format.read(in) : Optional.empty();
        } catch (IOException garbled) {
            return Optional.empty();
        }
    }

    /** The numbers that stand in states, and what follows them. */
    final class Format {

        /** Also told in the descriptor: a dialogue begun with another one begins again. */
        static final int VERSION = 1;

        private static final int BEGUN = 1;
        private static final int KEYED = 2;
        private static final int PROVED = 3;

        private Format() {}

        private static ProviderState state(int step, String person, byte[] account) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (DataOutputStream out = new DataOutputStream(bytes)) {
                out.writeByte(VERSION);
                out.writeByte(step);
                out.writeUTF(person);
                out.write(account);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return ProviderState.of(bytes.toByteArray());
        }

        private static Optional<EnrolmentState> read(DataInputStream in) throws IOException {
            int step = in.readUnsignedByte();
            String person = in.readUTF();
            byte[] rest = in.readAllBytes();
            return switch (step) {
                case BEGUN -> rest.length == 0 ? Optional.of(new Begun(person)) : Optional.empty();
                case KEYED -> LocalAccount.decode(rest).map(account -> new Keyed(person, account));
                case PROVED -> LocalAccount.decode(rest).map(account -> new Proved(person, account));
                default -> Optional.empty();
            };
        }
    }
}
