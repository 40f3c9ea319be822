package it.varco.web;

import it.varco.api.configuration.Ranges;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The configuration of a site, every value in its range.
 *
 * @param place which of the two
 * @param shown what every page says about the site, by the name that templates use
 * @param waitSign how long a form may take before its browser is sent to a page that says so
 */
record SiteSettings(Place place, Map<String, Object> shown, Duration waitSign) {

    private static final Duration SHORTEST_SIGN = Duration.ofMillis(100);
    private static final Duration LONGEST_SIGN = Duration.ofSeconds(10);
    private static final String NONE = "";
    private static final int LONGEST_TEXT = 120;
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{3,20}");
    private static final Pattern LINK_OR_NONE = Pattern.compile("(https?://[A-Za-z0-9.:/_~-]{1,200})?");
    private static final Pattern ADDRESS_OR_NONE = Pattern.compile("(https?://[A-Za-z0-9.:/_~?=&%+-]{1,300})?");
    private static final Pattern MAIL =
            Pattern.compile("[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63}){1,5}");
    private static final Pattern PAGE_OR_NONE = Pattern.compile("(/[a-z0-9-]{1,60})?");

    /** @throws IllegalArgumentException names the key and what it may be */
    static SiteSettings of(ManagementServlet.Config config) {
        Map<String, Object> shown = new HashMap<>();
        shown.put("site.name", text("site.name", config.site_name(), 1));
        shown.put("site.owner", text("site.owner", config.site_owner(), 1));
        shown.put("banner", config.demo() ? List.of(Map.of("kind", "demo", "url", NONE)) : List.of());
        shown.put("site.tagline", NONE);
        shown.put("site.ownerUrl", NONE);
        shown.put("contact.landline", NONE);
        shown.put("contact.mobile", NONE);
        for (String ofPublicSite : List.of(
                "accessibility.declaration", "accessibility.mail", "accessibility.feedback", "privacy.notice")) {
            shown.put(ofPublicSite, NONE);
        }
        return new SiteSettings(
                Place.MANAGEMENT,
                Map.copyOf(shown),
                Ranges.duration("wait.sign", config.wait_sign(), SHORTEST_SIGN, LONGEST_SIGN));
    }

    /** @throws IllegalArgumentException names the key and what it may be */
    static SiteSettings of(WebServlet.Config config) {
        Map<String, Object> shown = new HashMap<>();
        shown.put("site.name", text("site.name", config.site_name(), 1));
        shown.put("site.tagline", text("site.tagline", config.site_tagline(), 0));
        shown.put("site.owner", text("site.owner", config.site_owner(), 1));
        shown.put(
                "site.ownerUrl",
                matching("site.ownerUrl", config.site_ownerUrl(), LINK_OR_NONE, "a web address or nothing"));
        String demo = matching("demo.page", config.demo_page(), PAGE_OR_NONE, "a page of this site or nothing");
        shown.put("banner", demo.isEmpty() ? List.of() : List.of(Map.of("kind", "demo", "url", demo)));
        shown.put(
                "contact.landline", matching("contact.landline", config.contact_landline(), NUMBER, "3 to 20 digits"));
        shown.put("contact.mobile", matching("contact.mobile", config.contact_mobile(), NUMBER, "3 to 20 digits"));
        shown.put(
                "accessibility.declaration", address("accessibility.declaration", config.accessibility_declaration()));
        String feedback = config.accessibility_feedback().strip();
        boolean mail = MAIL.matcher(feedback).matches();
        shown.put("accessibility.mail", mail ? feedback : NONE);
        shown.put("accessibility.feedback", mail ? NONE : address("accessibility.feedback", feedback));
        shown.put("privacy.notice", address("privacy.notice", config.privacy_notice()));
        return new SiteSettings(
                Place.PUBLIC,
                Map.copyOf(shown),
                Ranges.duration("wait.sign", config.wait_sign(), SHORTEST_SIGN, LONGEST_SIGN));
    }

    private static String address(String key, String value) {
        boolean mailToo = key.equals("accessibility.feedback");
        String what = mailToo ? "a web or mail address or nothing" : "a web address or nothing";
        return matching(key, value, ADDRESS_OR_NONE, what);
    }

    private static String text(String key, String value, int shortest) {
        String text = value.strip();
        if (text.length() < shortest || text.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException(key + ": expected " + shortest + " to " + LONGEST_TEXT + " characters");
        }
        return text;
    }

    private static String matching(String key, String value, Pattern shape, String what) {
        String text = value.strip();
        if (!shape.matcher(text).matches()) {
            throw new IllegalArgumentException(key + ": expected " + what);
        }
        return text;
    }
}
