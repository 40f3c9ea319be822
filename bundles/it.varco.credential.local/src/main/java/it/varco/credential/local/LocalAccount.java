package it.varco.credential.local;

import it.varco.credential.hash.SecretHash;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * What is kept about the account of one person.
 *
 * @param demo whether passphrase and key are published for a demonstration, and therefore open nothing in production
 * @param name given name and family name, at most 120 characters
 * @param lastStep the latest time step whose code was accepted, {@link #NEVER} for none; it only rises
 */
record LocalAccount(
        boolean demo, String name, SecretHash passphrase, AuthenticatorKey key, long lastStep, RecoveryCodes recovery) {

    /** The step before all others. */
    static final long NEVER = Long.MIN_VALUE;

    private static final int FORMAT = 1;

    /** An account whose code was not used yet, and without recovery codes. */
    static LocalAccount of(boolean demo, String name, SecretHash passphrase, AuthenticatorKey key) {
        return new LocalAccount(demo, name, passphrase, key, NEVER, RecoveryCodes.none());
    }

    /** The same account after the code of a step was accepted. */
    LocalAccount after(long step) {
        return new LocalAccount(demo, name, passphrase, key, step, recovery);
    }

    /** The same account with other recovery codes. */
    LocalAccount with(RecoveryCodes other) {
        return new LocalAccount(demo, name, passphrase, key, lastStep, other);
    }

    /** The same account with another hash of the same passphrase. */
    LocalAccount with(SecretHash other) {
        return new LocalAccount(demo, name, other, key, lastStep, recovery);
    }

    /** The account as bytes: the number of the format, then its parts in order. */
    byte[] encode() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            out.writeBoolean(demo);
            out.writeUTF(name);
            passphrase.write(out);
            byte[] shared = key.bytes();
            out.writeByte(shared.length);
            out.write(shared);
            out.writeLong(lastStep);
            recovery.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Reads what {@link #encode} wrote; empty if the bytes are anything else, or of another format. */
    static Optional<LocalAccount> decode(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readUnsignedByte() != FORMAT) {
                return Optional.empty();
            }
            LocalAccount account = read(in);
            return in.read() < 0 ? Optional.of(account) : Optional.empty();
        } catch (IOException | IllegalArgumentException garbled) {
            return Optional.empty();
        }
    }

    private static LocalAccount read(DataInputStream in) throws IOException {
        int demo = in.readUnsignedByte();
        if (demo > 1) {
            throw new IllegalArgumentException("demo: expected 0 or 1");
        }
        String name = in.readUTF();
        SecretHash passphrase = SecretHash.read(in);
        byte[] shared = new byte[in.readUnsignedByte()];
        in.readFully(shared);
        AuthenticatorKey key = new AuthenticatorKey(shared);
        return new LocalAccount(demo == 1, name, passphrase, key, in.readLong(), RecoveryCodes.read(in));
    }

    /** Nothing that is anybody's. */
    @Override
    public String toString() {
        return "LocalAccount[" + recovery + "]";
    }
}
