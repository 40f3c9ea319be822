package it.varco.itests.saml;

import java.util.List;

/** A case that is in the answer alone. */
public record AnswerCase(String name, List<String> rules, String deviation, Expected expected, int level, Making making)
        implements SpidCase {

    /** One for any level. */
    static AnswerCase of(String name, String rules, String deviation, Expected expected, Making making) {
        return new AnswerCase(name, List.of(rules.split(" ", -1)), deviation, expected, 0, making);
    }

    @Override
    public Reply play(Site site) {
        SpidLogin login = site.login();
        return login.answer(making.field(site.scene(login)));
    }

    /** Its name. */
    @Override
    public String toString() {
        return name;
    }
}
