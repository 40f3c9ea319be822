package it.varco.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SignatureException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.util.Date;
import org.junit.jupiter.api.Test;

class CertificateDraftTest {

    private static CertificateDraft draft() {
        return CertificateDraft.valid(TestKeys.FROM, TestKeys.UNTIL)
                .subject(SubjectField.COUNTRY_NAME, "IT")
                .subject(SubjectField.ORGANIZATION_NAME, "Società d’Esempio, S.p.A.")
                .subject(SubjectField.COMMON_NAME, "idp.example");
    }

    @Test
    void makesACertificateThatSignsItself() throws Exception {
        X509Certificate made = draft().signing().selfSigned(TestKeys.KEY);

        made.verify(TestKeys.KEY.getPublic());
        assertThat(made.getVersion()).isEqualTo(3);
        assertThat(made.getSigAlgName()).isEqualTo("SHA256withRSA");
        assertThat(made.getPublicKey()).isEqualTo(TestKeys.KEY.getPublic());
        assertThat(made.getNotBefore()).isEqualTo(Date.from(TestKeys.FROM));
        assertThat(made.getNotAfter()).isEqualTo(Date.from(TestKeys.UNTIL));
        assertThat(made.getIssuerX500Principal()).isEqualTo(made.getSubjectX500Principal());
        assertThat(made.getSubjectX500Principal().getName())
                .isEqualTo("CN=idp.example,O=Società d’Esempio\\, S.p.A.,C=IT");
        assertThat(made.getBasicConstraints()).isEqualTo(-1);
    }

    @Test
    void makesOneThatAnAuthoritySigned() throws Exception {
        X509Certificate authority = draft().authority().selfSigned(TestKeys.OTHER);
        X509Certificate made = CertificateDraft.valid(TestKeys.FROM, TestKeys.UNTIL)
                .subject(SubjectField.COMMON_NAME, "sp.example")
                .issued(TestKeys.KEY.getPublic(), authority, TestKeys.OTHER.getPrivate());

        made.verify(TestKeys.OTHER.getPublic());
        assertThatThrownBy(() -> made.verify(TestKeys.KEY.getPublic())).isInstanceOf(SignatureException.class);
        assertThat(made.getIssuerX500Principal()).isEqualTo(authority.getSubjectX500Principal());
        assertThat(made.getSubjectX500Principal().getName()).isEqualTo("CN=sp.example");
        assertThat(made.getKeyUsage()).isNull();
        assertThat(authority.getBasicConstraints()).isEqualTo(Integer.MAX_VALUE);
        assertThat(authority.getKeyUsage())
                .containsExactly(false, false, false, false, false, true, true, false, false);
        assertThat(authority.getCriticalExtensionOIDs()).containsExactlyInAnyOrder("2.5.29.19", "2.5.29.15");
    }

    @Test
    void givesEachItsOwnPositiveNumber() {
        X509Certificate one = draft().selfSigned(TestKeys.KEY);
        X509Certificate other = draft().selfSigned(TestKeys.KEY);

        assertThat(one.getSerialNumber()).isPositive().isNotEqualTo(other.getSerialNumber());
        assertThat(one.getSerialNumber().bitLength()).isGreaterThan(64);
    }

    @Test
    void wantsAnEndAfterTheBeginning() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CertificateDraft.valid(TestKeys.FROM, TestKeys.FROM.plusMillis(900)))
                .withMessageStartingWith("until: expected");
    }

    @Test
    void makesKeysOfTheSizesThatAreTakenAlone() {
        assertThat(((RSAKey) TestKeys.KEY.getPublic()).getModulus().bitLength()).isEqualTo(2048);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RsaKeys.make(1024))
                .withMessage("bits: expected 2048, 3072 or 4096");
    }
}
