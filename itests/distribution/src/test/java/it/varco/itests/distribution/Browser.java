package it.varco.itests.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    /** What the page is made of, without what differs each time: where it is the same, axe has seen it. */
    private static final String OUTLINE = "return document.title + Array.from(document.body.querySelectorAll('*'))"
            + ".map(e => e.tagName + '.' + e.className + (e.childElementCount ? '' : e.textContent)).join();";

    /**
     * It warns that it does not know this version of the browser, of which nothing special is used. Kept from
     * collection.
     */
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    private final ChromeDriver driver;
    private final Set<String> examined = new HashSet<>();
    private URI site = URI.create("about:blank");
    private Look look = Look.PLAIN;
    private String language = "it";

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    static Browser open() {
        Path browser = Chromium.browser().orElseThrow(() -> new AssertionError("chromium is required and not here"));
        Path program = Chromium.driver().orElseThrow(() -> new AssertionError("chromedriver is required and not here"));
        SELENIUM.setLevel(Level.SEVERE);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser.toFile());
        options.addArguments(FLAGS);
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
        List<String> tabs = List.copyOf(driver.getWindowHandles());
        tabs.stream().skip(1).forEach(tab -> driver.switchTo().window(tab).close());
        driver.switchTo().window(tabs.get(0));
        driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
        site = where;
        look = wanted;
        language = wanted.language();
        dress();
        driver.get("about:blank");
    }

    private void dress() {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", look.width(), "height", look.height(), "deviceScaleFactor", 1, "mobile", false));
        driver.executeCdpCommand(
                "Network.setUserAgentOverride", Map.of("userAgent", "journey", "acceptLanguage", look.language()));
        letScripts(look.hasScript());
    }

    private void letScripts(boolean run) {
        driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !run));
    }

    /** From now on pages are expected in another language. */
    void expect(String other) {
        language = other;
    }

    /** Types an address. */
    void open(String path) {
        driver.get(site + path);
        look();
    }

    /** What every page must be: in the language, not wider than the screen, without a violation (UX-07, UX-60). */
    void look() {
        check(one("html").getDomAttribute("lang").equals(language), "expected " + language);
        check(
                (Long) driver.executeScript("return document.documentElement.scrollWidth") <= look.width(),
                "wider than the screen");
        if (examined.add(look + String.valueOf(driver.executeScript(OUTLINE)))) {
            examine();
        }
    }

    private void examine() {
        letScripts(true); // axe needs them; those of the page had their time when it was loaded
        List<String> violations = Axe.violations(driver);
        letScripts(look.hasScript());
        check(violations.isEmpty(), String.join("\n", violations));
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

    /** Types codice fiscale and PIN into the form of the PIN and sends it. */
    void signIn(String codiceFiscale, String pin) {
        type("#campo-codiceFiscale", codiceFiscale);
        type("#campo-pin", pin);
        press("#modulo [type=submit]");
    }

    /** The same from the login page on, for whom it must succeed. */
    void enter(People.Person person) {
        open("/accesso/pin");
        signIn(person.codiceFiscale(), person.pin());
        check(shows(".varco-role"), "not signed in: " + mainText());
    }

    void type(String selector, String text) {
        WebElement field = one(selector);
        field.clear();
        field.sendKeys(text);
    }

    /** Presses what leads to another page, and waits for that page. */
    void press(String selector) {
        WebElement pressed = one(selector);
        driver.executeScript("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", pressed);
        leave(pressed::click);
    }

    /** Ticks a box, by what is written beside it if that is there. */
    void tick(String selector) {
        WebElement box = one(selector);
        WebElement pressed = all("label[for='" + box.getDomAttribute("id") + "']").stream()
                .findFirst()
                .orElse(box);
        driver.executeScript("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", pressed);
        pressed.click();
    }

    /** Presses Enter where the focus is, and waits for the next page. */
    void enter() {
        leave(() -> key(Keys.ENTER));
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

    private boolean hasArrived() {
        try {
            return Boolean.TRUE.equals(
                    driver.executeScript("return document.readyState === 'complete' && !window.left"));
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

    void photograph(Path target) {
        driver.executeCdpCommand("Emulation.setScrollbarsHidden", Map.of("hidden", true));
        try {
            Files.write(target, driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
