package it.varco.itests.distribution;

import java.net.URI;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;

/** A person at a browser, who looks at every page with the eyes of axe. */
final class Browser implements AutoCloseable {

    private static final List<String> FLAGS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    /**
     * It warns that it does not know this version of the browser, of which nothing special is used. Kept from
     * collection.
     */
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    private static final String CONSOLE = "/amministrazione";
    private static final int NARROW = 320;
    private static final int TALLEST = 2200;

    private static final Wire.Served NOTHING = new Wire.Served("", 0, "", List.of());

    private final ChromeDriver driver;
    private final Wire wire;
    private static final String PIN_WAY = "main nav a[href^='/accesso/pin']";
    private final Set<String> examined = new HashSet<>();
    private URI site = URI.create("about:blank");
    private Look look = Look.PLAIN;
    private String language = "it";
    private Wire.Served served = NOTHING;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
        this.wire = new Wire(driver);
    }

    static Browser open() {
        Path browser = Chromium.browser().orElseThrow(() -> new AssertionError("chromium is required and not here"));
        Path program = Chromium.driver().orElseThrow(() -> new AssertionError("chromedriver is required and not here"));
        SELENIUM.setLevel(Level.SEVERE);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser.toFile());
        options.addArguments(FLAGS);
        options.setCapability(ChromeOptions.LOGGING_PREFS, Map.of(LogType.PERFORMANCE, "ALL"));
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(program.toFile())
                .usingAnyFreePort()
                .withSilent(true)
                .build();
        return new Browser(new ChromeDriver(service, options));
    }

    /** Begins a journey at the public site with nothing remembered from earlier ones. */
    void begin(Gateway gateway, Look wanted) {
        begin(gateway.site(), wanted);
    }

    /** Begins a journey at a site with nothing remembered from earlier ones. */
    void begin(URI where, Look wanted) {
        begin(where, wanted, wanted.language());
    }

    /** The same in a language of choice, which every page is expected in. */
    void begin(URI where, Look wanted, String wantedLanguage) {
        List<String> tabs = List.copyOf(driver.getWindowHandles());
        tabs.stream().skip(1).forEach(tab -> driver.switchTo().window(tab).close());
        driver.switchTo().window(tabs.get(0));
        forget();
        site = where;
        look = wanted;
        language = wantedLanguage;
        dress();
        driver.get("about:blank");
        wire.lately();
        served = NOTHING;
    }

    /** Loses all cookies, as if the browser had kept none. */
    void forget() {
        driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
    }

    /** Goes on at another site with all that is remembered; the page before asks for nothing any more. */
    void moveTo(URI where) {
        driver.get("about:blank");
        wire.lately();
        site = where;
    }

    private void dress() {
        wear(look.width());
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of()));
        driver.executeCdpCommand(
                "Network.setUserAgentOverride", Map.of("userAgent", "journey", "acceptLanguage", language));
        letScripts(look.hasScript());
    }

    private void wear(int width) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", look.height(), "deviceScaleFactor", 1, "mobile", false));
    }

    private long width() {
        return (Long) driver.executeScript("return document.documentElement.scrollWidth");
    }

    private void letScripts(boolean run) {
        driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !run));
    }

    /** From now on pages are expected in another language. */
    void expect(String other) {
        language = other;
    }

    /** Asks for pages without motion, until the next journey begins. */
    void wishForCalm() {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
    }

    /** Types an address. */
    void open(String path) {
        driver.get(site + path);
        look();
    }

    /** Types the whole address of something that is no page of ours, at which nothing is examined. */
    void openForeign(String address) {
        driver.get(address);
        wire.lately();
    }

    /** The words of what is shown, whoever wrote it. */
    String words() {
        return driver.findElement(By.tagName("body")).getText();
    }

    /**
     * What every page must be: as {@link Glance} says, fetched from here alone, without an error in its HTML and
     * without a violation (UX-07, UX-60). The checker works while the browser does.
     */
    void look() {
        served = wire.lately().orElse(NOTHING);
        check(served.asked().stream().allMatch(this::isHere), "asked elsewhere: " + served.asked());
        examineWhole();
    }

    private void examineWhole() {
        String page = served.page();
        CompletableFuture<List<String>> errors =
                CompletableFuture.supplyAsync(() -> page.isEmpty() ? List.of() : Nu.errors(page));
        Glance glance = Glance.at(driver, language, look.width());
        isRight(glance.faults());
        if (examined.add(look + glance.outline())) {
            examine();
        }
        isRight(errors.join());
    }

    private boolean isHere(String address) {
        String own = driver.getCurrentUrl();
        return !address.startsWith("http") || address.startsWith(own.substring(0, own.indexOf('/', 8) + 1));
    }

    /** The page that is shown, as it came. */
    Wire.Served served() {
        return served;
    }

    private void examine() {
        if (look.width() > NARROW) {
            wear(NARROW);
            check(width() <= NARROW, "wider than 320 pixels");
            wear(look.width());
        }
        letScripts(true); // axe needs them; those of the page had their time when it was loaded
        List<String> violations = Axe.violations(driver);
        letScripts(look.hasScript());
        isRight(violations);
    }

    private void isRight(List<String> faults) {
        check(faults.isEmpty(), String.join("\n", faults));
    }

    private void check(boolean right, String wrong) {
        if (!right) {
            throw new AssertionError(look + " " + address() + " (" + driver.getTitle() + "): " + wrong);
        }
    }

    String address() {
        return driver.getCurrentUrl().replace(site.toString(), "");
    }

    String title() {
        return driver.getTitle();
    }

    /** All that can be read on the page. */
    String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    String mainText() {
        return driver.findElement(By.tagName("main")).getText();
    }

    WebElement one(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    List<WebElement> all(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    boolean shows(String selector) {
        return !all(selector).isEmpty();
    }

    /** Types codice fiscale and PIN into the form of the PIN and sends it; where one may choose, the PIN is chosen. */
    void signIn(String codiceFiscale, String pin) {
        typePin(codiceFiscale, pin);
        press("#modulo [type=submit]");
    }

    private void typePin(String codiceFiscale, String pin) {
        if (!shows("#campo-codiceFiscale") && shows(PIN_WAY)) {
            press(PIN_WAY);
        }
        type("#campo-codiceFiscale", codiceFiscale);
        type("#campo-pin", pin);
    }

    /** Signs in where answers take long, until the page is caught on which the answer is waited for (UX-10). */
    void signInAndWait(People.Person person) {
        Until.isTrue("one is led to wait", () -> {
            forget();
            open("/accesso/pin");
            typePin(person.codiceFiscale(), person.pin());
            inSight(one("#modulo [type=submit]")).click();
            driver.executeCdpCommand("Page.stopLoading", Map.of()); // it would go on by itself
            return address().startsWith("/attesa/");
        });
        look();
    }

    /** The same from the login page on, for whom it must succeed. */
    void enter(People.Person person) {
        open("/accesso/pin");
        signIn(person.codiceFiscale(), person.pin());
        check(shows(".varco-role"), "not signed in: " + mainText());
    }

    /** Opens the console of the site and signs in, for whom it must succeed. */
    void enter(Administrators.Administrator administrator) {
        enter(administrator, CONSOLE, CONSOLE);
    }

    /**
     * Signs in at the management site, for whom it must succeed.
     *
     * @param from page that leads to the form
     * @param to page that comes afterwards
     */
    void enter(Administrators.Administrator administrator, String from, String to) {
        open(from);
        type("#campo-codiceFiscale", administrator.codiceFiscale());
        type("#campo-passphrase", administrator.passphrase());
        type("#campo-code", administrator.phone().next());
        press("#modulo [type=submit]");
        check(address().equals(to), "not signed in: " + mainText());
    }

    void type(String selector, String text) {
        WebElement field = one(selector);
        field.clear();
        field.sendKeys(text);
    }

    /** Presses what leads to another page, and waits for that page. */
    void press(String selector) {
        leave(inSight(one(selector))::click);
    }

    /** Presses what leads to another site, which sends the browser on by itself perhaps, and waits to be there. */
    void crossTo(URI elsewhere, String selector) {
        inSight(one(selector)).click();
        Until.isTrue("the browser is at " + elsewhere, () -> isAt(elsewhere));
        wire.lately();
    }

    /** Presses what leads from another site back to ours, and waits for a page of it. */
    void crossBack(String selector) {
        inSight(one(selector)).click();
        Until.isTrue("the browser is back", () -> isAt(site));
        served = wire.lately().orElse(NOTHING); // with what the other site was asked for on the way
        examineWhole();
    }

    private boolean isAt(URI elsewhere) {
        String address = String.valueOf(driver.getCurrentUrl());
        return address.startsWith(elsewhere.toString()) && hasArrived();
    }

    private WebElement inSight(WebElement pressed) {
        driver.executeScript("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", pressed);
        return pressed;
    }

    /** Ticks a box, by what is written beside it if that is there. */
    void tick(String selector) {
        WebElement box = one(selector);
        List<WebElement> labels = all("label[for='" + box.getDomAttribute("id") + "']");
        inSight(labels.isEmpty() ? box : labels.get(0)).click();
    }

    /** Presses Enter where the focus is, and waits for the next page. */
    void enter() {
        leave(() -> key(Keys.ENTER));
    }

    /** Goes to another page by a script, as if ours had done it. */
    void leaveBy(String script, Object... arguments) {
        leave(() -> driver.executeScript(script, arguments));
    }

    /** Asks for the same page again, with the form that it was asked for with. */
    void again() {
        leave(() -> driver.navigate().refresh());
    }

    /** Fills the empty fields of a form with something that is not right. */
    void fill(String form) {
        all(form + " input[type=text]").forEach(field -> field.sendKeys("ZZZZ"));
    }

    void back() {
        leave(() -> driver.navigate().back());
    }

    private void leave(Runnable act) {
        driver.executeScript("window.left = true");
        act.run();
        Until.isTrue("another page is here", this::hasArrived);
        look();
    }

    /** Whoever is told to wait waits (UX-10). */
    private boolean hasArrived() {
        try {
            return Boolean.TRUE.equals(driver.executeScript("return document.readyState === 'complete' && !window.left"
                    + " && !document.querySelector('main a[href^=\"/attesa/\"]')"));
        } catch (WebDriverException between) {
            return false;
        }
    }

    void key(Keys key) {
        new Actions(driver).sendKeys(key).perform();
    }

    void keys(String text) {
        new Actions(driver).sendKeys(text).perform();
    }

    WebElement focused() {
        return driver.switchTo().activeElement();
    }

    Object script(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    Optional<String> cookie(String name) {
        return Optional.ofNullable(driver.manage().getCookieNamed(name)).map(Cookie::getValue);
    }

    String tab() {
        return driver.getWindowHandle();
    }

    /** Opens another tab and goes there. */
    String newTab() {
        driver.switchTo().newWindow(WindowType.TAB);
        dress();
        return tab();
    }

    void goTo(String tab) {
        driver.switchTo().window(tab);
    }

    /** A picture of what the screen shows. */
    byte[] screen() {
        driver.executeCdpCommand("Emulation.setScrollbarsHidden", Map.of("hidden", true));
        return driver.getScreenshotAs(OutputType.BYTES);
    }

    /** A picture of the page from top to bottom, at most {@value #TALLEST} pixels of it. */
    byte[] wholePage() {
        driver.executeCdpCommand("Emulation.setScrollbarsHidden", Map.of("hidden", true));
        Object height =
                driver.executeScript("return Math.min(document.documentElement.scrollHeight, arguments[0])", TALLEST);
        Map<String, Object> clip = Map.of(
                "x", 0, "y", 0, "width", look.width(), "height", height instanceof Long tall ? tall : 1, "scale", 1);
        Map<String, Object> picture = driver.executeCdpCommand(
                "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true, "clip", clip));
        return Base64.getDecoder().decode(String.valueOf(picture.get("data")));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
