package it.varco.credential.spid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.api.form.Text;
import it.varco.api.health.Condition;
import it.varco.api.health.Finding;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.identity.Identity;
import it.varco.api.session.Departure;
import it.varco.api.session.Published;
import it.varco.api.session.Way;
import it.varco.credential.spid.answer.Keys;
import it.varco.credential.spid.answer.TestProvider;
import it.varco.credential.spid.answer.TestResponse;
import it.varco.federation.Saml;
import it.varco.federation.SamlWriter;
import it.varco.federation.XmlNode;
import it.varco.proves.Proves;
import it.varco.spi.credential.LoginStep;
import it.varco.spi.credential.ProviderState;
import it.varco.spi.credential.PublicationRequest;
import it.varco.tck.credential.ScriptedLoginRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A login from the choice of a provider to the person, or not. */
class SpidCredentialProviderTest {

    private static final Instant NOW = TestResponse.NOW;

    @TempDir
    private Path folder;

    private SpidWorld world;

    @BeforeEach
    void openTheWorld() {
        world = new SpidWorld(folder);
    }

    @Test
    @Proves({"SPID-125", "SPID-128"})
    void letsPeopleChooseAmongOurOwnListAlone() {
        world.put("poste.xml", TestProvider.metadata("https://posteid.poste.it", Keys.other()));
        LoginStep.Choose chosen = (LoginStep.Choose) world.spid().begin(request());

        assertThat(chosen.ways().all())
                .extracting(Way::id)
                .containsExactlyInAnyOrder(TestProvider.ID, "https://posteid.poste.it");
        assertThat(chosen.ways().all()).extracting(Way::picture).containsExactlyInAnyOrder("", "posteid.svg");
        assertThat(world.spid().begin(request().withWay("https://unknown.example")))
                .isInstanceOf(LoginStep.Choose.class);
    }

    @Test
    @Proves("SPID-126")
    void tellsBesideThemWhereThereIsHelp() {
        LoginStep.Choose chosen = (LoginStep.Choose) world.spid().begin(request());

        assertThat(chosen.ways().links())
                .extracting(link -> link.label().key() + ' ' + link.target())
                .containsExactly(
                        "spid.none https://www.spid.gov.it/richiedi-spid",
                        "spid.more https://www.spid.gov.it/",
                        "spid.help https://www.spid.gov.it/serve-aiuto/");
    }

    @Test
    void showsNamesAsFarAsTheyCanBeShown() {
        String metadata = new String(TestProvider.metadata(TestProvider.ID, Keys.provider()), StandardCharsets.UTF_8);
        world.put("idp.xml", named(metadata, "Uno&#10;due" + "x".repeat(200)));
        world.put("other.xml", named(metadata.replace("\"https://idp.example\"", "\"https://b.example\""), "&#x85;"));
        LoginStep.Choose chosen = (LoginStep.Choose) world.spid().begin(request());

        assertThat(chosen.ways().all())
                .extracting(Way::name)
                .containsExactlyInAnyOrder("Uno due" + "x".repeat(113), "https://b.example");
    }

    private static byte[] named(String metadata, String name) {
        return metadata.replace(">Gestore di prova<", ">" + name + "<").getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void publishesTheMarksThatItNames() {
        assertThat(Pictures.names())
                .hasSize(10)
                .allSatisfy(name -> assertThat(Pictures.published(name))
                        .hasValueSatisfying(mark -> assertThat(mark.mediaType()).isEqualTo("image/svg+xml")));
        assertThat(Pictures.published("../texts.properties")).isEmpty();
    }

    @Test
    @Proves({"SPID-33", "SPID-35"})
    void sendsPeopleByPostWhereTheProviderTakesIt() {
        assertThat(left(request()).departure()).satisfies(departure -> {
            assertThat(departure.isPost()).isTrue();
            assertThat(departure.target()).hasToString("https://idp.example/post");
            assertThat(departure.fields()).containsEntry("RelayState", "attempt");
        });
    }

    @Test
    @Proves("SPID-35")
    void sendsPeopleByRedirectWhereItTakesNothingElse() {
        byte[] metadata = new SamlWriter().write(TestProvider.draft(TestProvider.ID, Keys.provider()));
        String alone = new String(metadata, StandardCharsets.UTF_8)
                .replaceFirst("<md:SingleSignOnService [^>]*post\"></md:SingleSignOnService>", "");
        world.put("idp.xml", alone.getBytes(StandardCharsets.UTF_8));

        assertThat(left(request()).departure()).satisfies(departure -> {
            assertThat(departure.isPost()).isFalse();
            assertThat(departure.target().toString())
                    .startsWith("https://idp.example/redirect?SAMLRequest=")
                    .contains("&RelayState=attempt&");
        });
    }

    @ParameterizedTest
    @CsvSource({"LOW, SpidL2", "SUBSTANTIAL, SpidL2", "HIGH, SpidL3"})
    @Proves("EID-01")
    void asksForTheLevelThatIsWantedAndNeverForLessThanTheSecond(AssuranceLevel wanted, String asked) {
        XmlNode request = SpidWorld.request(left(request().withLevel(wanted)).departure());

        assertThat(request.child(Saml.protocol("RequestedAuthnContext"))
                        .flatMap(context -> context.child(Saml.assertion("AuthnContextClassRef")))
                        .flatMap(XmlNode::text))
                .contains("https://www.spid.gov.it/" + asked);
    }

    @Test
    @Proves({"EID-02", "EID-06", "SPID-102"})
    void knowsWhoComesBack() {
        LoginStep step = back(response -> response.text("AuthnContextClassRef", "https://www.spid.gov.it/SpidL3"));

        assertThat(step).isInstanceOfSatisfying(LoginStep.Recognised.class, known -> {
            Identity identity = known.identity();
            assertThat(identity.codiceFiscale()).isEqualTo(new CodiceFiscale(SpidWorld.CODICE_FISCALE));
            assertThat(identity.level()).isEqualTo(AssuranceLevel.HIGH);
            assertThat(identity.kind()).hasToString("spid");
            assertThat(identity.name()).contains("Mario Rossi");
        });
    }

    @Test
    @Proves({"SPID-79", "SPID-81", "SPID-147", "SEC-15"})
    void takesAnAssertionOnceHoweverOftenItComes() {
        SpidCredentialProvider spid = world.spid();
        LoginStep.Leave left = left(request());
        Map<String, String> fields = SpidWorld.answer(left.departure(), UnaryOperator.identity());
        LoginStep.Recognised one = (LoginStep.Recognised) spid.resume(request().withReturned(fields), left.state());
        LoginStep.Recognised other =
                (LoginStep.Recognised) spid.resume(request().withReturned(fields), left.state());

        assertThat(world.store().commit(one.effects())).isTrue();
        assertThat(world.store().commit(other.effects())).isFalse();
        assertThat(refusal(world.spid().resume(request().withReturned(fields), left.state())))
                .isEqualTo("spid.replay");
        assertThat(one.effects().records()).singleElement().satisfies(used -> {
            assertThat(used.expiry()).contains(Instant.parse("2026-11-20T10:06:00Z"));
            assertThat(used.key()).matches("assertion/[0-9a-f]{64}");
        });
    }

    @Test
    @Proves({"SPID-82", "SEC-16"})
    void takesNoAnswerToAnotherRequest() {
        LoginStep.Leave one = left(request());
        LoginStep.Leave other = left(request());
        Map<String, String> fields = SpidWorld.answer(one.departure(), UnaryOperator.identity());

        assertThat(refusal(world.spid().resume(request().withReturned(fields), other.state())))
                .isEqualTo("spid.inResponseTo");
    }

    @ParameterizedTest
    @CsvSource({"19", "20", "21", "22", "23", "25", "30"})
    @Proves({"SPID-92", "SPID-93", "SPID-96"})
    void tellsPeopleInOurWordsWhatTheyCanDo(int number) {
        String code = "spid.nr" + number;

        assertThat(back(response -> response.failing("ErrorCode nr" + number)))
                .isEqualTo(new LoginStep.Rejected(code, Text.of(code)));
    }

    @ParameterizedTest
    @CsvSource({
        "ErrorCode nr05, spid.nr05",
        "ErrorCode nr08, spid.nr08",
        "ErrorCode nr18, spid.nr18",
        "<script>, spid.status"
    })
    @Proves({"SPID-91", "SPID-92", "SPID-93"})
    void tellsOperatorsWhatIsAFaultOfOurs(String message, String code) {
        assertThat(back(response -> response.failing(message))).isEqualTo(new LoginStep.Unavailable(code));
        assertThat(world.faults().examine(NOW).why().toString()).contains(TestProvider.ID + ' ' + code + " (1)");
    }

    @Test
    @Proves("SPID-92")
    void raisesNoAlarmForWhatAnybodyCanMakeUpOrDo() {
        back(response -> response.failing("ErrorCode nr08").signed(false, false));
        back(response -> response.failing("ErrorCode nr08").signedBy(Keys.other()));
        back(response -> response.failing("ErrorCode nr25"));

        assertThat(world.faults().examine(NOW).condition()).isEqualTo(Condition.GREEN);
    }

    @ParameterizedTest
    @CsvSource({"2012-11-20, true", "2012-11-21, false"})
    @Proves("EID-09")
    void letsNobodyInWhoIsUnderFourteen(String born, boolean in) {
        LoginStep step = back(response -> response.value("dateOfBirth", born));

        assertThat(step instanceof LoginStep.Recognised).isEqualTo(in);
        if (!in) {
            assertThat(step).isEqualTo(new LoginStep.Rejected("spid.minor", Text.of("spid.minor")));
        }
    }

    @ParameterizedTest
    @CsvSource({"TINIT-12345678901", "VATIT-12345678901"})
    @Proves("EID-10")
    void knowsNoOrganisation(String number) {
        assertThat(refusal(back(response -> response.value("fiscalNumber", number))))
                .isEqualTo("spid.fiscalNumber");
    }

    @Test
    @Proves({"SPID-123", "SEC-11"})
    void takesNothingOfAProviderThatWasSwitchedOffMeanwhile() {
        LoginStep.Leave left = left(request());
        Map<String, String> fields = SpidWorld.answer(left.departure(), UnaryOperator.identity());
        SpidCredentialProvider off =
                world.with("switchedOff", new String[] {TestProvider.ID}).spid();

        assertThat(refusal(off.resume(request().withReturned(fields), left.state())))
                .isEqualTo("spid.provider");
        assertThat(off.begin(request().withWay(TestProvider.ID)))
                .isEqualTo(new LoginStep.Unavailable("spid.providers"));
    }

    @Test
    void takesNoFormWithoutAnAnswer() {
        LoginStep.Leave left = left(request());

        assertThat(world.spid().resume(request().withReturned(Map.of()), left.state()))
                .isEqualTo(new LoginStep.Malformed("spid.field"));
        assertThat(world.spid().resume(request().withReturned(Map.of("SAMLResponse", "?")), left.state()))
                .isEqualTo(new LoginStep.Malformed("spid.base64"));
    }

    @Test
    void goesOnWithItsOwnStateAlone() {
        Map<String, String> fields = SpidWorld.answer(left(request()).departure(), UnaryOperator.identity());

        assertThat(world.spid().resume(request().withReturned(fields), ProviderState.none()))
                .isEqualTo(new LoginStep.Unavailable("spid.state"));
    }

    @Test
    void sendsNobodyAwayWhereThereIsNoSiteToComeBackTo() {
        assertThat(world.spid().begin(ScriptedLoginRequest.of("attempt", NOW).withWay(TestProvider.ID)))
                .isEqualTo(new LoginStep.Unavailable("spid.site"));
    }

    @Test
    @Proves("SPID-95")
    void countsWhatCameOfAnswers() {
        SpidCredentialProvider spid = world.spid();
        for (int each = 0; each < 2; each++) {
            LoginStep.Leave left = (LoginStep.Leave) spid.begin(request().withWay(TestProvider.ID));
            Map<String, String> fields =
                    SpidWorld.answer(left.departure(), response -> response.failing("ErrorCode nr25"));
            spid.resume(request().withReturned(fields), left.state());
        }

        assertThat(spid.measurements()).singleElement().satisfies(figure -> {
            assertThat(figure.value()).isEqualTo(2);
            assertThat(figure.labels())
                    .containsOnly(Map.entry("provider", TestProvider.ID), Map.entry("outcome", "spid.nr25"));
        });
    }

    @Test
    @Proves("SPID-95")
    void countsWhatCouldNotBeLookedAt() {
        LoginStep.Leave left = left(request());
        SpidCredentialProvider off =
                world.with("switchedOff", new String[] {TestProvider.ID}).spid();
        off.resume(request().withReturned(Map.of("SAMLResponse", "?")), left.state());
        off.resume(request().withReturned(Map.of()), left.state());
        off.resume(request().withReturned(Map.of()), ProviderState.none());

        assertThat(off.measurements())
                .extracting(figure ->
                        figure.labels().get("provider") + ' ' + figure.labels().get("outcome") + ' ' + figure.value())
                .containsExactly(
                        TestProvider.ID + " spid.field 1.0",
                        TestProvider.ID + " spid.provider 1.0",
                        "none spid.state 1.0");
    }

    @Test
    @Proves("SEC-17")
    void isRedWithoutProvidersAndYellowWithAFileThatIsDamaged() throws Exception {
        SpidCredentialProvider spid = world.spid();
        assertThat(spid.examine(NOW).condition()).isEqualTo(Condition.GREEN);

        world.put("idp.xml", new byte[] {'<'}).put("other.xml", new byte[] {'<'});
        Finding flawed = spid.examine(NOW.plusSeconds(2));
        assertThat(flawed.condition()).isEqualTo(Condition.YELLOW);
        assertThat(flawed.why().in(Locale.ITALIAN).orElseThrow())
                .contains(": idp.xml, other.xml. Quello che non si legge vale come prima");

        Files.delete(folder.resolve("idp.xml"));
        Files.delete(folder.resolve("other.xml"));
        assertThat(spid.examine(NOW.plus(Duration.ofSeconds(4))).condition()).isEqualTo(Condition.RED);
    }

    @Test
    @Proves("SPID-18")
    void doesNotStartWithoutItsKeyOrWithAnotherFileOfTheFederation() throws Exception {
        Path wrong = Files.writeString(folder.resolve("wrong.pem"), "none");
        SpidWorld pinned = new SpidWorld(folder).with("federationCertificates", new String[] {wrong.toString()});
        assertThatThrownBy(pinned::spid)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("federationCertificates: expected certificates (PEM) in " + wrong);
        SpidWorld keyless = new SpidWorld(folder).with("key", wrong.toString());
        assertThatThrownBy(keyless::spid)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("key: ");
    }

    @Test
    @Proves("SPID-13")
    void doesNotStartWithSettingsThatBreakARuleOfTheFederation() {
        SpidWorld wrong = world.with("contact_email", "nobody");
        assertThatThrownBy(wrong::spid)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("contact.email: ");
    }

    @Test
    @Proves({"SPID-01", "SPID-19"})
    void publishesItsMetadataAndNothingWhereTheyWouldBreakARule() {
        SpidCredentialProvider spid = world.spid();
        Published published = spid.published(asked("metadata", SpidWorld.HOME)).orElseThrow();

        assertThat(published.mediaType()).isEqualTo("application/samlmetadata+xml");
        assertThat(world.spid().published(asked("metadata", SpidWorld.HOME)).map(Published::content))
                .contains(published.content());
        assertThat(StandardCharsets.UTF_8.decode(published.content()).toString())
                .contains("Location=\"https://varco.example.it/accesso/spid/ritorno\"");
        assertThat(spid.published(asked("metadata", URI.create("http://varco.example.it/accesso/spid"))))
                .isEmpty();
        assertThat(spid.published(asked("button.svg", SpidWorld.HOME))).isPresent();
        assertThat(spid.published(asked("other", SpidWorld.HOME))).isEmpty();
    }

    private static PublicationRequest asked(String name, URI home) {
        return new PublicationRequest() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public URI home() {
                return home;
            }

            @Override
            public Instant at() {
                return NOW;
            }
        };
    }

    private static String refusal(LoginStep step) {
        assertThat(step).isInstanceOf(LoginStep.Refused.class);
        return ((LoginStep.Refused) step).why().code();
    }

    private static ScriptedLoginRequest request() {
        return ScriptedLoginRequest.of("attempt", NOW).withHome(SpidWorld.HOME);
    }

    private LoginStep.Leave left(ScriptedLoginRequest request) {
        return (LoginStep.Leave) world.spid().begin(request.withWay(TestProvider.ID));
    }

    /** What comes of somebody who was sent away, for whom the identity provider then says this. */
    private LoginStep back(UnaryOperator<TestResponse> change) {
        LoginStep.Leave left = left(request());
        Departure departure = left.departure();
        return world.spid().resume(request().withReturned(SpidWorld.answer(departure, change)), left.state());
    }
}
