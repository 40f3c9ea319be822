package it.varco.web;

import it.varco.api.page.Page;

/**
 * A page that was found.
 *
 * @param page what its bundle says about it
 * @param owner symbolic name of that bundle
 */
record FoundPage(Page page, String owner) {}
