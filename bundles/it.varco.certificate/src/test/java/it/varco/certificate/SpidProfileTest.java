package it.varco.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import it.varco.certificate.SpidProfile.Flaw;
import it.varco.proves.Proves;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SpidProfileTest {

    private static final String NAME = "Istituto di Prova per la Previdenza";
    private static final String ENTITY = "https://accesso.istituto.example";
    private static final SpidProfile PUBLIC = SpidProfile.publicBody(NAME, ENTITY, "idp_prova");
    private static final SpidProfile PRIVATE = SpidProfile.privateBody(NAME, ENTITY, "IT12345678901", "");

    private static X509Certificate made(SpidProfile profile) {
        return profile.draft("Istituto di Prova", "Roma", TestKeys.FROM, TestKeys.UNTIL)
                .selfSigned(TestKeys.KEY);
    }

    /** All that a public body says, so that each test leaves out or adds one thing. */
    private static CertificateDraft plain() {
        return CertificateDraft.valid(TestKeys.FROM, TestKeys.UNTIL)
                .subject(SubjectField.COMMON_NAME, "Istituto di Prova")
                .subject(SubjectField.ORGANIZATION_NAME, NAME)
                .subject(SubjectField.URI, ENTITY)
                .subject(SubjectField.ORGANIZATION_IDENTIFIER, "PA:IT-idp_prova")
                .subject(SubjectField.COUNTRY_NAME, "IT")
                .subject(SubjectField.LOCALITY_NAME, "Roma");
    }

    private static CertificateDraft policies(CertificateDraft draft, String... all) {
        for (String each : all) {
            draft.policy(each, "notice");
        }
        return draft;
    }

    private static List<Flaw> flaws(CertificateDraft draft) {
        return PUBLIC.flaws(draft.selfSigned(TestKeys.KEY));
    }

    @Test
    @Proves({"SPID-16", "SPID-17"})
    void makesWhatItTakes() {
        assertThat(PUBLIC.flaws(made(PUBLIC))).isEmpty();
        assertThat(PRIVATE.flaws(made(PRIVATE))).isEmpty();
        assertThat(made(PUBLIC).getSubjectX500Principal().getName("RFC1779"))
                .isEqualTo("L=Roma, C=IT, OID.2.5.4.97=PA:IT-idp_prova, OID.2.5.4.83=" + ENTITY + ", O=" + NAME
                        + ", CN=Istituto di Prova");
        assertThat(made(PUBLIC).getKeyUsage())
                .containsExactly(true, true, false, false, false, false, false, false, false);
        assertThat(made(PUBLIC).getCriticalExtensionOIDs()).containsExactly("2.5.29.15");
        assertThat(made(PUBLIC).getNonCriticalExtensionOIDs()).containsExactlyInAnyOrder("2.5.29.19", "2.5.29.32");
    }

    @Test
    @Proves("SPID-16")
    void namesTheRegisterThatABodyIsIn() {
        assertThat(PUBLIC.register()).isEqualTo("PA:IT-idp_prova");
        assertThat(PRIVATE.register()).isEqualTo("VATIT-12345678901");
        assertThat(SpidProfile.privateBody(NAME, ENTITY, "", "12345678901").register())
                .isEqualTo("CF:IT-12345678901");
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "COMMON_NAME",
                "ORGANIZATION_NAME",
                "URI",
                "ORGANIZATION_IDENTIFIER",
                "COUNTRY_NAME",
                "LOCALITY_NAME"
            })
    @Proves("SPID-16")
    void namesAFieldThatIsMissingOrThereTwice(SubjectField field) {
        CertificateDraft without = CertificateDraft.valid(TestKeys.FROM, TestKeys.UNTIL);
        CertificateContent.of(made(PUBLIC)).subject().stream()
                .filter(word -> !word.number().equals(field.identifier().getId()))
                .forEach(word -> without.subject(field(word.number()), word.value()));
        CertificateDraft twice = plain().subject(field, "IT");

        assertThat(flaws(policies(without.signing(), "1.3.76.16.6", "1.3.76.16.4.2.1")))
                .extracting(Flaw::rule, Flaw::field)
                .containsExactly(tuple("SPID-16", field.word()));
        assertThat(flaws(policies(twice.signing(), "1.3.76.16.6", "1.3.76.16.4.2.1")))
                .extracting(Flaw::field)
                .containsExactly(field.word());
    }

    private static SubjectField field(String number) {
        return List.of(SubjectField.values()).stream()
                .filter(each -> each.identifier().getId().equals(number))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Proves("SPID-16")
    void namesWhatIsAnotherThanThatOfTheBody() {
        assertThat(SpidProfile.publicBody("Altro Ente", ENTITY + "/", "IDP_PROVA")
                        .flaws(made(PUBLIC)))
                .extracting(Flaw::sentence)
                .containsExactly(
                        "organizationName: expected Altro Ente (SPID-16)",
                        "uri: expected https://accesso.istituto.example/ (SPID-16)",
                        "organizationIdentifier: expected PA:IT-IDP_PROVA (SPID-16)");
    }

    @ParameterizedTest
    @EnumSource(names = {"NAME", "SURNAME", "GIVEN_NAME", "INITIALS", "PSEUDONYM"})
    @Proves("SPID-16")
    void takesNothingOfAPerson(SubjectField field) {
        CertificateDraft personal = plain().subject(field, "Sara");

        assertThat(flaws(policies(personal.signing(), "1.3.76.16.6", "1.3.76.16.4.2.1")))
                .containsExactly(new Flaw("SPID-16", field.word(), "nothing, as it is of a person"));
    }

    @Test
    @Proves("SPID-17")
    void wantsSignaturesAndNothingElse() {
        assertThat(flaws(policies(plain(), "1.3.76.16.6", "1.3.76.16.4.2.1")))
                .extracting(Flaw::field)
                .containsExactly("keyUsage");
        assertThat(flaws(policies(plain().authority(), "1.3.76.16.6", "1.3.76.16.4.2.1")))
                .extracting(Flaw::field)
                .containsExactly("basicConstraints", "keyUsage");
    }

    @Test
    @Proves("SPID-17")
    void wantsBothPoliciesAndNotThatOfTheOthers() {
        for (List<String> all : List.of(
                List.<String>of(),
                List.of("1.3.76.16.6"),
                List.of("1.3.76.16.4.2.1"),
                List.of("1.3.76.16.6", "1.3.76.16.4.3.1"),
                List.of("1.3.76.16.6", "1.3.76.16.4.2.1", "1.3.76.16.4.3.1"))) {
            assertThat(flaws(policies(plain().signing(), all.toArray(String[]::new))))
                    .containsExactly(new Flaw("SPID-17", "certificatePolicies", "1.3.76.16.6 and 1.3.76.16.4.2.1"));
        }
        assertThat(flaws(policies(plain().signing(), "1.3.76.16.6", "1.3.76.16.4.2.1", "1.2.3")))
                .isEmpty();
    }
}
