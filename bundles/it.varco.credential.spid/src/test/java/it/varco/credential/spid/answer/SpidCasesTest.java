package it.varco.credential.spid.answer;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.federation.IdentityProvider;
import it.varco.federation.MetadataReader;
import it.varco.federation.SamlReader;
import it.varco.federation.SignatureCheck;
import it.varco.itests.saml.AnswerCase;
import it.varco.itests.saml.Asked;
import it.varco.itests.saml.Expected;
import it.varco.itests.saml.Scene;
import it.varco.itests.saml.Scenes;
import it.varco.proves.Proves;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The check reads the rules as those do who made the cases. */
class SpidCasesTest {

    private static final SamlReader READER = new SamlReader();
    private static final SignatureCheck SIGNATURES = new SignatureCheck();

    /** The proof of a child is as good as any; it is the provider that asks for the age (EID-09). */
    private static final int YOUNGEST = 14;

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    private final ResponseCheck check = new ResponseCheck(READER, SIGNATURES);

    @ParameterizedTest(name = "{0}")
    @MethodSource("it.varco.itests.saml.SpidCases#answers")
    @Proves({"SEC-14", "SEC-18", "SPID-76", "SPID-140", "SPID-141", "SPID-142", "SPID-143", "SPID-144", "SPID-146"})
    void everyCaseComesToWhatTheRulesSay(AnswerCase each) {
        Scene scene = Scenes.of(each);
        Verdict verdict = check.of(each.making().field(scene), expectation(scene), scene.now());
        assertThat(outcome(verdict)).as(each.deviation() + ": " + verdict).isEqualTo(expected(each));
    }

    private static Expectation expectation(Scene scene) {
        Asked asked = scene.asked();
        SentRequest.Asked wanted = new SentRequest.Asked(
                SpidLevel.named("https://www.spid.gov.it/SpidL" + asked.level()).orElseThrow(),
                Comparison.MINIMUM,
                List.of("fiscalNumber", "name", "familyName", "dateOfBirth"));
        String provider = scene.provider().entityId();
        return new Expectation(
                new SentRequest(asked.id(), asked.issued(), provider, asked.consumer(), wanted),
                provider(scene),
                new Terms(asked.audience(), Duration.ofMinutes(1), false));
    }

    private static IdentityProvider provider(Scene scene) {
        return new MetadataReader(READER, SIGNATURES, address -> true)
                .local(scene.provider().metadata(), Set.of(), scene.now())
                .providers()
                .get(0);
    }

    /** The schema refuses as every check does. */
    private static Expected expected(AnswerCase each) {
        return each.expected().equals(Expected.INVALID) ? Expected.REFUSED : each.expected();
    }

    private static Expected outcome(Verdict verdict) {
        if (verdict instanceof Verdict.Accepted accepted) {
            return accepted.proof().person().isAged(YOUNGEST, TODAY) ? Expected.ACCEPTED : Expected.MINOR;
        }
        if (verdict instanceof Verdict.Failed failed) {
            return failed.error().isOfThePerson() ? Expected.told(failed.error().number()) : Expected.TECHNICAL;
        }
        return (verdict instanceof Verdict.Malformed ? Expected.UNREADABLE : Expected.REFUSED);
    }
}
