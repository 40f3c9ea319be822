package it.varco.credential.spid.answer;

import static it.varco.credential.spid.answer.TestResponse.EXPECTED;
import static it.varco.credential.spid.answer.TestResponse.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import it.varco.federation.SamlReader;
import it.varco.federation.SignatureCheck;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * What it costs to look at one answer, beside what its two signatures cost alone, and what is left in memory of many;
 * run by {@code long-run.sh answers}.
 */
@EnabledIfSystemProperty(named = "varco.answers", matches = "\\d+")
class AnswerCostTest {

    private static final int WARM = 3000;
    private static final int ANSWERS = 100_000;

    /** Signed before; each comes in many responses, no two of which are alike. */
    private static final int ASSERTIONS = 500;

    /** Bytes. */
    private static final long MOST_GROWN = 5_000_000;

    private static final int COLLECTIONS = 5;

    private final int rounds = Integer.getInteger("varco.answers", 0);
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    @Test
    void printsTheCostOfOneAnswer() throws GeneralSecurityException {
        String field = TestResponse.good().field();
        ResponseCheck check = new ResponseCheck(new SamlReader(), new SignatureCheck());
        double whole = median(() -> check.of(field, EXPECTED, NOW) instanceof Verdict.Accepted);

        byte[] signed = field.getBytes(StandardCharsets.US_ASCII);
        byte[] signature = ourSignature(signed);
        double bare = median(() -> verified(signed, signature, 2));

        System.out.printf(
                Locale.ROOT,
                "one answer of %d characters: %.3f ms of CPU, %.0f a second on one processor;"
                        + " two RSA verifications alone: %.3f ms, %.0f %% of it%n",
                field.length(),
                whole,
                1000 / whole,
                bare,
                100 * bare / whole);
    }

    @Test
    void keepsNothingOfManyAnswers() {
        ResponseCheck check = new ResponseCheck(new SamlReader(), new SignatureCheck());
        List<String> signed =
                IntStream.range(0, ASSERTIONS).mapToObj(AnswerCostTest::signed).toList();
        accept(check, signed, 0, WARM);

        long before = heap();
        accept(check, signed, WARM, ANSWERS);
        long after = heap();

        System.out.printf(
                Locale.ROOT,
                "heap after a collection: %.1f MB before %d answers, %.1f MB after%n",
                before / 1e6,
                ANSWERS,
                after / 1e6);
        assertThat(after - before).isLessThanOrEqualTo(MOST_GROWN);
    }

    /** A response around an assertion of its own; the assertion alone is signed. */
    private static String signed(int number) {
        return TestResponse.good()
                .attribute("Assertion", "ID", "_assertion-" + number)
                .signed(false, true)
                .xml();
    }

    private static void accept(ResponseCheck check, List<String> signed, int first, int count) {
        for (int number = first; number < first + count; number++) {
            String xml =
                    signed.get(number % signed.size()).replace("ID=\"_response\"", "ID=\"_response-" + number + '"');
            assertThat(check.of(TestResponse.field(xml), EXPECTED, NOW)).isInstanceOf(Verdict.Accepted.class);
        }
    }

    /** Bytes that live: the least of some collections. */
    private static long heap() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        return LongStream.generate(() -> {
                    memory.gc();
                    return memory.getHeapMemoryUsage().getUsed();
                })
                .limit(COLLECTIONS)
                .min()
                .orElseThrow();
    }

    /** Milliseconds of CPU of this thread for one round. */
    private double median(Work work) {
        for (int round = 0; round < WARM; round++) {
            assertThat(work.holds()).isTrue();
        }
        long[] took = LongStream.generate(() -> {
                    long before = threads.getCurrentThreadCpuTime();
                    boolean held = work.holds();
                    long after = threads.getCurrentThreadCpuTime();
                    assertThat(held).isTrue();
                    return after - before;
                })
                .limit(rounds)
                .sorted()
                .toArray();
        return took[took.length / 2] / 1e6;
    }

    private static byte[] ourSignature(byte[] content) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(Keys.ourPair().getPrivate());
        signature.update(content);
        return signature.sign();
    }

    private static boolean verified(byte[] content, byte[] signature, int times) {
        try {
            boolean right = true;
            for (int each = 0; each < times; each++) {
                Signature check = Signature.getInstance("SHA256withRSA");
                check.initVerify(Keys.ourPair().getPublic());
                check.update(content);
                right &= check.verify(signature);
            }
            return right;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Work {
        boolean holds();
    }
}
