package it.varco.itests.distribution;

import java.nio.file.Path;

/** Takes the picture of the login page that the README shows, 1280 pixels wide, in Italian. */
public final class Photograph {

    private Photograph() {}

    /**
     * Takes it.
     *
     * @param arguments the file to write, a PNG
     */
    public static void main(String... arguments) {
        try (Gateway gateway = Gateway.started(0);
                Browser browser = Browser.open()) {
            browser.begin(gateway, Look.RICH);
            browser.expect("it");
            browser.open("/accesso/pin?lang=it");
            browser.photograph(Path.of(arguments[0]));
        }
    }
}
