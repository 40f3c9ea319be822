package it.varco.itests.distribution;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Tells what one hash of a PIN costs in a process that does nothing else, in milliseconds of CPU. */
public final class HashAlone {

    private static final int WARM = 60;
    private static final int MEASURED = 100;

    private HashAlone() {}

    /** Prints the number. */
    public static void main(String... arguments) {
        hash(WARM);
        long before = cpuNanos();
        hash(MEASURED);
        System.out.printf(Locale.ROOT, "%.3f%n", (cpuNanos() - before) / 1e6 / MEASURED);
    }

    /** The cost of D-29: 19 MiB, two passes, one lane. */
    private static void hash(int times) {
        Argon2Parameters cost = new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withMemoryAsKB(19 * 1024)
                .withIterations(2)
                .withParallelism(1)
                .withSalt(new byte[16])
                .build();
        byte[] result = new byte[32];
        for (int i = 0; i < times; i++) {
            Argon2BytesGenerator generator = new Argon2BytesGenerator();
            generator.init(cost);
            generator.generateBytes(new byte[32], result);
        }
    }

    private static long cpuNanos() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getProcessCpuTime();
    }
}
