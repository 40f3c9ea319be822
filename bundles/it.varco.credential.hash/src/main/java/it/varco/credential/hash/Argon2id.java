package it.varco.credential.hash;

import java.util.ArrayDeque;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id of Bouncy Castle, version 1.3.
 *
 * <p>The memory of a hash is kept by the thread that computed it, overwritten with zeros, and used again by its next
 * one: 19 456 new objects for each hash cost a fifth more time and twice the heap. It is gone with the thread, so
 * compute on threads that end when there is nothing to do.
 *
 * @source RFC 9106; D-29
 */
public final class Argon2id implements SlowHash {

    private static final int LENGTH = 32;

    private final ThreadLocal<Blocks> blocks = ThreadLocal.withInitial(Blocks::new);

    @Override
    public byte[] of(byte[] seasoned, byte[] salt, HashCost cost) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.memoryKib())
                .withIterations(cost.iterations())
                .withParallelism(cost.lanes())
                .withSalt(salt)
                .withBlockPool(blocks.get())
                .build());
        byte[] hash = new byte[LENGTH];
        generator.generateBytes(seasoned, hash);
        return hash;
    }

    /** The memory of one thread: as many blocks as its largest hash needed, all zero while unused. */
    private static final class Blocks implements Argon2BytesGenerator.BlockPool {

        private final ArrayDeque<Argon2BytesGenerator.Block> unused = new ArrayDeque<>();

        @Override
        public Argon2BytesGenerator.Block allocate() {
            return unused.isEmpty() ? new Argon2BytesGenerator.Block() : unused.removeLast();
        }

        @Override
        public void deallocate(Argon2BytesGenerator.Block block) {
            unused.addLast(block.clear());
        }
    }
}
