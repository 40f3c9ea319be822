package it.varco.web;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.health.Condition;
import it.varco.api.health.Finding;
import it.varco.proves.Proves;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

class CertificateCheckTest {

    private static final Instant NOW = Instant.parse("2031-03-01T12:00:00Z");

    @SafeVarargs
    private static Finding examined(Map<String, String>... certificates) {
        ServiceReference<?>[] all = new ServiceReference<?>[certificates.length];
        Arrays.setAll(all, i -> reference(certificates[i]));
        BundleContext context = (BundleContext) Proxy.newProxyInstance(
                BundleContext.class.getClassLoader(),
                new Class<?>[] {BundleContext.class},
                (proxy, method, arguments) -> all.length == 0 ? null : all);
        return new CertificateCheck(context).examine(NOW);
    }

    private static ServiceReference<?> reference(Map<String, String> properties) {
        return (ServiceReference<?>) Proxy.newProxyInstance(
                ServiceReference.class.getClassLoader(),
                new Class<?>[] {ServiceReference.class},
                (proxy, method, arguments) -> properties.get(arguments[0]));
    }

    private static Map<String, String> certificate(String listener, Instant until, String problem) {
        return Map.of(
                "varco.certificate", listener,
                "varco.certificate.until", until.toString(),
                "varco.certificate.problem", problem);
    }

    @Test
    void isWellWhereNoListenerHasOne() {
        assertThat(examined()).isEqualTo(Finding.well("certificates"));
    }

    @ParameterizedTest
    @CsvSource({"P30DT1S, GREEN", "P29DT23H, YELLOW", "P7DT1S, YELLOW", "P6DT23H, RED", "PT-1S, RED"})
    @Proves("SEC-46")
    void turnsYellowThirtyDaysAndRedSevenDaysBeforeTheEnd(Duration left, Condition condition) {
        Finding finding = examined(certificate("public", NOW.plus(left), ""));
        assertThat(finding.condition()).isEqualTo(condition);
        assertThat(finding.why().toString())
                .matches(condition == Condition.GREEN ? "" : "The certificate of listener public .*");
    }

    @Test
    @Proves("SEC-46")
    void saysWhyANewCertificateWasNotTaken() {
        Finding finding = examined(certificate("public", NOW.plus(Duration.ofDays(90)), "the file is empty"));
        assertThat(finding.condition()).isEqualTo(Condition.YELLOW);
        assertThat(finding.why().toString()).contains("public", "old certificate", "the file is empty");
    }

    @Test
    @Proves("SEC-54")
    void turnsYellowWhereEveryAccountCanReadAKey() {
        Map<String, String> certificate = Map.of(
                "varco.certificate", "public",
                "varco.certificate.until", NOW.plus(Duration.ofDays(90)).toString(),
                "varco.certificate.exposed", "/etc/varco/key.pem");
        Finding finding = examined(certificate);
        assertThat(finding.condition()).isEqualTo(Condition.YELLOW);
        assertThat(finding.why().toString()).contains("Every account", "/etc/varco/key.pem");
    }

    @Test
    void saysTheWorstOfAll() {
        Finding finding = examined(
                certificate("public", NOW.plus(Duration.ofDays(90)), "the file is empty"),
                certificate("cns", NOW.plus(Duration.ofDays(1)), ""));
        assertThat(finding.condition()).isEqualTo(Condition.RED);
        assertThat(finding.why().toString()).contains("cns", "2031-03-02");
    }
}
