package it.varco.credential.spid.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.configuration.BrokenRule;
import it.varco.credential.spid.SpidSettings;
import it.varco.credential.spid.Written;
import it.varco.proves.Proves;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetadataRulesTest {

    private static final URI HOME = URI.create("https://accesso.istituto.example/accesso/spid");

    private static List<String> broken(SpidSettings settings) {
        return MetadataRules.broken(settings, HOME).stream()
                .map(each -> each.rule() + " " + each.key())
                .toList();
    }

    private static Written ofAPrivateBody() {
        return Written.of()
                .with("activity", "private")
                .with("ipaCode", "")
                .with("vatNumber", "IT12345678901")
                .with("billing_street", "Via Roma 1")
                .with("billing_postcode", "00100")
                .with("billing_provincia", "RM");
    }

    @Test
    void areNotBrokenByWhatIsRight() {
        assertThat(broken(Written.of().checked())).isEmpty();
        assertThat(broken(ofAPrivateBody().checked())).isEmpty();
        assertThat(broken(Written.of()
                        .with(
                                "attributes",
                                new String[] {String.join(" ", MetadataRules.ATTRIBUTES), "Pensioni: fiscalNumber"})
                        .with("vatNumber", "IT12345678901")
                        .with("fiscalCode", "80012345678")
                        .with("contact_telephone", "")
                        .checked()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "organization_name, '', SPID-12 organization.name",
        "organization_displayName, '', SPID-12 organization.displayName",
        "organization_url, '', SPID-12 organization.url",
        "organization_url, www.istituto.example, SPID-12 organization.url",
        "organization_url, 'https://a b', SPID-12 organization.url",
        "contact_email, '', SPID-13 contact.email",
        "contact_email, spid, SPID-13 contact.email",
        "contact_email, spid@istituto, SPID-13 contact.email",
        "contact_telephone, 0612345678, SPID-13 contact.telephone",
        "contact_telephone, +39 0612345678, SPID-13 contact.telephone",
        "ipaCode, '', SPID-14 ipaCode",
        "ipaCode, idp prova, SPID-14 ipaCode",
        "vatNumber, 12345678901, SPID-14 vatNumber",
        "vatNumber, IT1234567890, SPID-14 vatNumber",
        "fiscalCode, 8001234567, SPID-14 fiscalCode",
        "organization_locality, '', SPID-16 organization.locality"
    })
    @Proves({"SPID-12", "SPID-13", "SPID-14", "SPID-16"})
    void nameWhatAPublicBodyHasToChange(String key, String value, String expected) {
        assertThat(broken(Written.of().with(key, value).checked())).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "ipaCode, idp_prova, SPID-15 ipaCode",
        "vatNumber, '', SPID-15 vatNumber",
        "vatNumber, 12345678901, SPID-15 vatNumber",
        "fiscalCode, 1, SPID-15 fiscalCode",
        "billing_street, '', SPID-15 billing.street",
        "billing_postcode, 0010, SPID-15 billing.postcode",
        "billing_provincia, Roma, SPID-15 billing.provincia",
        "organization_locality, '', SPID-15 organization.locality"
    })
    @Proves("SPID-15")
    void nameWhatAPrivateBodyHasToChange(String key, String value, String expected) {
        assertThat(broken(ofAPrivateBody().with(key, value).checked())).containsExactly(expected);
    }

    @Test
    @Proves("SPID-12")
    void wantEveryTextInEveryLanguageOrNone() {
        assertThat(broken(Written.of()
                        .with("organization_url_en", "https://a.example")
                        .checked()))
                .containsExactly("SPID-12 organization.name.en", "SPID-12 organization.displayName.en");
    }

    @Test
    @Proves("SPID-10")
    void wantAttributesThatThereAreAndEachOnce() {
        SpidSettings settings = Written.of()
                .with("attributes", new String[] {"fiscalNumber dateOfBirth name name", "fiscalnumber"})
                .checked();

        assertThat(MetadataRules.broken(settings, HOME))
                .extracting(each -> each.rule() + " " + each.why())
                .satisfiesExactly(
                        each -> assertThat(each).startsWith("SPID-10").contains("attribute name stands twice"),
                        each -> assertThat(each).startsWith("SPID-10").contains("no attribute fiscalnumber"));
        assertThat(MetadataRules.broken(settings, HOME).get(0).why().in(Locale.ITALIAN))
                .contains("Il dato name è scritto due volte nella stessa riga: toglilo una volta.");
    }

    @Test
    @Proves("SPID-01")
    void wantAPublicAddressThatIsEncryptedUnlessItIsTriedOnOneMachine() {
        URI plain = URI.create("http://localhost:8080/accesso/spid");
        Written tried = Written.of().with("mode", "development");

        assertThat(MetadataRules.broken(Written.of().checked(), plain))
                .extracting(BrokenRule::rule)
                .containsExactly("SPID-01");
        assertThat(MetadataRules.broken(tried.tried(), plain)).isNotEmpty();
        assertThat(MetadataRules.broken(
                        tried.with("entityId", "http://localhost:8080").tried(), plain))
                .isEmpty();
    }

    @Test
    @Proves("SPID-124")
    void wantNoProviderWithoutEncryptionBehindAnAddressThatIsEncrypted() {
        SpidSettings loopback = Written.of()
                .with("mode", "development")
                .with("entityId", "http://localhost:8080")
                .with("loopback", true)
                .tried();

        assertThat(broken(loopback)).containsExactly("SPID-124 loopback");
        assertThat(MetadataRules.broken(loopback, URI.create("http://localhost:8080/accesso/spid")))
                .isEmpty();
    }
}
