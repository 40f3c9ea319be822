package it.varco.itests.saml;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.federation.Reading;
import it.varco.federation.ReadingFlaw;
import it.varco.federation.Saml;
import it.varco.federation.SamlReader;
import it.varco.federation.SignatureCheck;
import it.varco.federation.XmlNode;
import it.varco.proves.Proves;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.PublicKey;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The generator by itself: what is right is right, and what is wrong differs from it. */
class SpidCasesTest {

    private static final int MANY = 120;

    private final SamlReader reader = new SamlReader();
    private final SignatureCheck check = new SignatureCheck();

    @Test
    void haveNamesOfTheirOwnAndSentences() {
        List<SpidCase> all = SpidCases.all();
        assertThat(all).hasSizeGreaterThan(MANY);
        assertThat(all.stream().map(SpidCase::name))
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z0-9-]+"));
        assertThat(all.stream().map(SpidCase::deviation)).allMatch(words -> words.matches("[^|\\n]{10,150}"));
    }

    @Test
    @Proves("SEC-18")
    void thereIsOneAtLeastForEveryRuleOfAnswersAndEveryAttack() {
        Set<String> covered =
                SpidCases.all().stream().flatMap(each -> each.rules().stream()).collect(Collectors.toSet());
        // a difference in time is for a measurement, and a difference in words for all of the cases together
        assertThat(covered).containsAll(numbers(43, 79)).containsAll(numbers(140, 151));
    }

    private static List<String> numbers(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(number -> "SPID-" + number)
                .toList();
    }

    @Test
    void noTwoAreTheSame() {
        Map<String, List<String>> same = SpidCases.answers().stream()
                .filter(each -> !each.name().matches("level-(.)-given-\\1")) // the good one of its level
                .collect(Collectors.groupingBy(
                        each -> each.making().field(Scenes.of(each)),
                        Collectors.mapping(AnswerCase::name, Collectors.toList())));
        assertThat(same.values()).allMatch(names -> names.size() == 1);
    }

    static Stream<AnswerCase> accepted() {
        return SpidCases.answers().stream().filter(each -> each.expected().isAccepted());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("accepted")
    void whatIsToBeAcceptedIsSignedByTheProvider(AnswerCase each) {
        Scene scene = Scenes.of(each);
        XmlNode root = ((Reading.Read) reading(each)).document().root();

        XmlNode assertion = root.child(Saml.assertion("Assertion")).orElseThrow();
        assertThat(check.flaw(assertion, registered(scene))).isEmpty();
        if (root.children().stream()
                .anyMatch(child -> child.name().getLocalPart().equals("Signature"))) {
            assertThat(check.flaw(root, registered(scene))).isEmpty();
        }
    }

    private static Set<PublicKey> registered(Scene scene) {
        return Set.of(
                scene.provider().key().certificate().getPublicKey(),
                scene.provider().next().certificate().getPublicKey());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("it.varco.itests.saml.SpidCases#answers")
    @Proves({"SPID-43", "SPID-44", "SPID-45"})
    void whatIsToBeUnreadableIsAndWhatIsToBeInvalidIsReadable(AnswerCase each) {
        boolean unreadable = Set.of(Expected.UNREADABLE, Expected.INVALID).contains(each.expected());
        Reading reading = reading(each);

        assertThat(reading instanceof Reading.Unreadable).isEqualTo(unreadable);
        assertThat(reading.equals(new Reading.Unreadable(ReadingFlaw.NOT_VALID)))
                .isEqualTo(each.expected().equals(Expected.INVALID));
    }

    private Reading reading(AnswerCase each) {
        String field = each.making().field(Scenes.of(each)).replace("\r\n", "");
        try {
            return reader.message(Base64.getDecoder().decode(field));
        } catch (IllegalArgumentException notEncoded) {
            return new Reading.Unreadable(ReadingFlaw.NOT_UTF_8);
        }
    }

    static Stream<AnswerCase> wrappings() {
        return SpidCases.answers().stream()
                .filter(each -> each.name().startsWith("wrapping-"))
                .filter(each -> each.expected().equals(Expected.REFUSED)); // the schema sees the rest
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrappings")
    @Proves("SPID-140")
    void aCarelessReaderWouldTakeSomebodyElseFromWhatWasWrapped(AnswerCase each) {
        Scene scene = Scenes.of(each);
        byte[] message = each.making().message(scene);
        boolean moved = each.name().equals("wrapping-signature-to-response");

        assertThat(new String(message, StandardCharsets.UTF_8).contains(GoodResponse.VICTIM))
                .isEqualTo(!moved);
        assertThat(Naive.holds(message, scene.provider().key().certificate().getPublicKey()))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "algorithm-rsa-sha1",
                "algorithm-rsa-md5",
                "algorithm-rsa-sha224",
                "digest-sha1",
                "digest-md5",
                "digest-sha224",
                "reference-pointer",
                "reference-to-response",
                "signature-response-sha1",
                "transform-enveloped-alone",
                "transform-inclusive",
                "transform-comments",
                "transform-three",
                "transform-xpath",
                "transform-filter",
                "transform-style-sheet"
            })
    @Proves({"SPID-143", "SPID-144"})
    void aCarelessReaderWouldTakeWhatIsSignedInWaysThatAreNotListed(String name) {
        AnswerCase each = named(name);
        Scene scene = Scenes.of(each);
        assertThat(Naive.holds(
                        each.making().message(scene),
                        scene.provider().key().certificate().getPublicKey()))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"algorithm-hmac-sha1", "algorithm-hmac-sha256"})
    @Proves("SPID-143")
    void aCarelessReaderWouldTakeThePublicKeyForASecret(String name) {
        AnswerCase each = named(name);
        Scene scene = Scenes.of(each);
        byte[] secret = scene.provider().key().certificate().getPublicKey().getEncoded();
        Key key = new SecretKeySpec(secret, "HmacSHA256");
        assertThat(Naive.holds(each.making().message(scene), key)).isTrue();
    }

    @Test
    @Proves("SPID-142")
    void strangersSignWellInTheirOwnWay() {
        Scene scene = Scenes.usual();
        Map<String, TestKey> keys = Map.of(
                "key-stranger", scene.stranger(),
                "key-other-provider", scene.other().key(),
                "key-own", scene.own(),
                "key-short", scene.provider().tooShort());
        keys.forEach((name, key) -> assertThat(Naive.holds(
                        named(name).making().message(scene), key.certificate().getPublicKey()))
                .as(name)
                .isTrue());
        assertThat(scene.stranger().certificate().getSubjectX500Principal())
                .isEqualTo(scene.provider().key().certificate().getSubjectX500Principal());
    }

    private static AnswerCase named(String name) {
        return SpidCases.answers().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
