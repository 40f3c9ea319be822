package it.varco.web;

import it.varco.api.page.Page;
import it.varco.api.session.ReturnPath;

/**
 * A page that was found.
 *
 * @param page what its bundle says about it
 * @param owner symbolic name of that bundle
 */
record FoundPage(Page page, String owner) {

    /** The page to come back to: this one if it can be looked at, else the one above it; never with what was typed. */
    ReturnPath back(Incoming incoming) {
        String path = page.shown().isPresent() ? page.path() : page.parent();
        String whole = page.shown().isPresent() ? Links.self(incoming) : path;
        return ReturnPath.parse(whole)
                .or(() -> ReturnPath.parse(path))
                .orElse(incoming.place().start());
    }
}
