package it.varco.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import it.varco.api.notification.Message;
import it.varco.api.page.SiteAddress;
import java.nio.file.Path;
import java.util.Map;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.launch.Framework;

class PublicSiteTest {

    private static final Message.Link LINK = new Message.Link("pin.reset", "abc");

    @TempDir
    private Path cache;

    private Framework framework;
    private PublicSite site;

    @BeforeEach
    void start() throws BundleException {
        framework = new FrameworkFactory().newFramework(Map.of(Constants.FRAMEWORK_STORAGE, cache.toString()));
        framework.start();
        site = new PublicSite(framework.getBundleContext());
        site.open();
    }

    @AfterEach
    void stop() throws BundleException, InterruptedException {
        site.close();
        framework.stop();
        framework.waitForStop(10_000);
    }

    private ServiceRegistration<SiteAddress> told(String listener, String address) {
        BundleContext context = framework.getBundleContext();
        return context.registerService(
                SiteAddress.class,
                SiteAddress.parse(address).orElseThrow(),
                FrameworkUtil.asDictionary(Map.of("varco.listener", listener)));
    }

    @Test
    void isUnknownUntilItIsTold() {
        told("management", "http://localhost:8081");
        assertThatIllegalStateException().isThrownBy(() -> site.of(LINK)).withMessageStartingWith("message: expected");
    }

    @Test
    void leadsToTheOneThatIsServed() {
        told("public", "https://accesso.example.it");
        assertThat(site.of(LINK))
                .isEqualTo("https://accesso.example.it/portale/servizio?operazione=pin.reset&biglietto=abc");
    }

    /** A message that is sent while the front end is replaced by another one leads to the same site. */
    @Test
    void isRememberedUntilAnotherOneIsTold() {
        told("public", "http://localhost:8080").unregister();
        assertThat(site.address()).isEqualTo("http://localhost:8080");

        told("public", "https://accesso.example.it:8443");
        assertThat(site.address()).isEqualTo("https://accesso.example.it:8443");
    }
}
