package it.varco.itests.distribution;

import java.nio.file.Path;
import java.util.Map;

/**
 * States of deliveries, on a gateway in production: the life of one name, from the first jar to one that is put back.
 */
final class DeliveryStates extends States {

    private static final String PAGE = CONSOLE + "/plugin/consegne";

    /** As many as put a bundle in quarantine. */
    private static final int CRASHES = 3;

    private static final String EXHAUSTED_IMPORTS = "it.varco.api.identity;version=\"[1.0,2)\","
            + "it.varco.api.session;version=\"[1.0,2)\",it.varco.spi.credential;version=\"[1.0,2)\","
            + "org.osgi.framework";

    DeliveryStates(Gateway gateway, Browser browser, Look look) {
        super(gateway, browser, look, look.language());
    }

    /** @param desk an empty folder */
    void atTheGate(Path desk) {
        state("no delivery", 200, () -> browser.open(PAGE));
        String first = delivered("1.0.0", version("1.0.0"));
        state("the house with a delivery that waits", 200, () -> browser.open(CONSOLE));
        state("the plugins with a delivery that waits", 200, () -> browser.open(CONSOLE + "/plugin"));
        state("deliveries of which one waits", 200, () -> browser.open(PAGE));
        state("a delivery that waits", 200, () -> open(first));
        state("an approval without a reason", 422, () -> browser.press("#approva [type=submit]"));
        state("a delivery that is not there", 404, () -> open("0".repeat(64)));
        state("a delivery that was denied", 200, () -> decide(first, "rifiuta"));
        state("a delivery that somebody else decided on meanwhile", 409, () -> slower(first));
        state("a delivery in use", 200, () -> browser.open(address(first) + "&fatto=consegna-in-uso"));
        state("the plugin that came from it", 200, () -> browser.press("main a[href*='tipo=credential']"));
        String next = delivered("1.1.0", version("1.1.0").header("Bundle-Vendor", "Un altro ufficio"));
        state("a higher version that waits", 200, () -> open(next));
        gateway.management().approve(next, "a state of a page");
        state("a version that is kept", 200, () -> open(first));
        state("a lower version that nobody said was meant", 422, () -> decide(first, "approva"));
        String broken = delivered("1.2.0", broken());
        gateway.management().approve(broken, "a state of a page");
        state("a delivery that failed its trial", 200, () -> open(broken));
        String unfit = delivered("unfit", version("1.3.0").header("DynamicImport-Package", "*"));
        state("a delivery that a rule is against", 200, () -> open(unfit));
        state("a delivery in quarantine", 200, () -> open(quarantined(desk)));
        state("the house with all of them", 200, () -> browser.open(CONSOLE));
        state("deliveries in many states", 200, () -> browser.open(PAGE));
    }

    /** It is approved, and crashes until the gateway takes it out of use. */
    private String quarantined(Path desk) {
        Path jar = TestPlugin.of("Exhausted", gateway, desk, EXHAUSTED_IMPORTS, Map.of());
        String hash = Hands.sha256(gateway.drop(jar));
        Management management = gateway.management();
        Until.foundByAdministration("it waits", () -> management.delivery("Exhausted.jar", "waiting"));
        management.approve(hash, "a state of a page");
        for (int crash = 0; crash < CRASHES; crash++) {
            new Visitor(gateway).get("/accesso/exhausted");
        }
        Until.foundByAdministration("it is in quarantine", () -> management.delivery("Exhausted.jar", "quarantined"));
        return hash;
    }

    /** It describes a component of which there is no class. */
    private Repacked broken() {
        return version("1.2.0")
                .components(
                        text -> text.replaceAll("<implementation class=\"[^\"]*\"", "<implementation class=\"x.Y\""));
    }

    private Repacked version(String version) {
        return Repacked.almanac(gateway).header("Bundle-Version", version);
    }

    private String delivered(String name, Repacked jar) {
        return gateway.deliver(jar, "almanacco-" + name + ".jar");
    }

    private static String address(String hash) {
        return PAGE + "?consegna=" + hash;
    }

    private void open(String hash) {
        browser.open(address(hash));
    }

    private void decide(String hash, String act) {
        open(hash);
        browser.type("#" + act + "-reason", "a state of a page");
        browser.press("#" + act + " [type=submit]");
    }

    private void slower(String hash) {
        open(hash);
        browser.type("#approva-reason", "too late");
        gateway.management().approve(hash, "somebody was faster");
        browser.press("#approva [type=submit]");
    }
}
