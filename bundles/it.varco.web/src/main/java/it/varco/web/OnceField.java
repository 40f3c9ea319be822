package it.varco.web;

/** What a template has in the place of <code>{{{once}}}</code>: a hidden field, with another value each time. */
record OnceField(Exchange exchange) {

    /** The field; nothing where nobody is signed in. Holds nothing that anybody typed. */
    String html() {
        return exchange.person().isEmpty()
                ? ""
                : "<input type=\"hidden\" name=\"" + OnceValue.FIELD + "\" value=\""
                        + OnceValue.at(exchange.visit().at()).signed(exchange.formSecret())
                        + "\" autocomplete=\"off\">";
    }
}
