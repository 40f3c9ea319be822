package it.varco.credential.pin;

import it.varco.api.identity.CodiceFiscale;
import it.varco.credential.hash.SecretHash;
import it.varco.spi.credential.ProviderState;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * Where a login stands after the right PIN, kept by Varco between two steps. It holds hashes, never a PIN.
 *
 * @param step what was asked
 * @param proof why
 * @param confirmed that the rules of use were confirmed in this login
 * @param hash of the new PIN where one was shown; else of the present one, if it must be renewed
 */
record GuideState(Step step, Proof proof, Optional<Confirmation> confirmed, Optional<SecretHash> hash) {

    /** Also told in the descriptor: a login begun with another one begins again. */
    static final int VERSION = 2;

    /** What was asked. The numbers stand in states. */
    enum Step {
        /** To confirm the rules of use. */
        RULES(1),
        /** Whether to change the PIN. */
        SUGGESTION(2),
        /** To keep the new PIN that is shown. */
        SHOWN(3),
        /** To choose a new PIN. */
        CHOICE(4);

        private final int number;

        Step(int number) {
            this.number = number;
        }

        int number() {
            return number;
        }
    }

    /** @throws IllegalArgumentException if no login can come to stand like this */
    GuideState {
        boolean possible = switch (step) {
            case RULES -> proof.first() && hash.isEmpty();
            case SUGGESTION -> proof.standing() == Standing.DUE;
            case SHOWN -> hash.isPresent() && (proof.first() || proof.standing() == Standing.EXPIRED);
            case CHOICE -> hash.isEmpty() && proof.standing() != Standing.GOOD && proof.standing() != Standing.UNUSABLE;
        };
        boolean seen = proof.first() && step != Step.RULES;
        if (!possible || seen != confirmed.isPresent()) {
            throw new IllegalArgumentException("state: expected a step that the login can reach");
        }
    }

    ProviderState encode() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeByte(step.number());
            out.writeByte(proof.standing().number());
            out.writeUTF(proof.attempt());
            out.writeUTF(proof.person().value());
            out.writeLong(proof.version());
            WrittenPin.writeConfirmation(out, confirmed);
            out.writeBoolean(hash.isPresent());
            if (hash.isPresent()) {
                hash.get().write(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ProviderState.of(bytes.toByteArray());
    }

    /** Reads what {@link #encode} made; empty if the bytes are anything else. */
    static Optional<GuideState> decode(ProviderState state) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(state.bytes()))) {
            if (in.readUnsignedByte() != VERSION) {
                return Optional.empty();
            }
            GuideState read = read(in);
            return in.read() < 0 ? Optional.of(read) : Optional.empty();
        } catch (IOException | IllegalArgumentException garbled) {
            return Optional.empty();
        }
    }

    private static GuideState read(DataInputStream in) throws IOException {
        Step step = Numbered.of(Step.values(), Step::number, in.readUnsignedByte());
        Standing standing = Numbered.of(Standing.values(), Standing::number, in.readUnsignedByte());
        Proof proof = new Proof(in.readUTF(), new CodiceFiscale(in.readUTF()), in.readLong(), standing);
        Optional<Confirmation> confirmed = WrittenPin.readConfirmation(in);
        Optional<SecretHash> hash = WrittenPin.present(in) ? Optional.of(SecretHash.read(in)) : Optional.empty();
        return new GuideState(step, proof, confirmed, hash);
    }
}
