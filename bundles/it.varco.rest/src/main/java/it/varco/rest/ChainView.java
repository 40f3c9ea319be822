package it.varco.rest;

import it.varco.api.audit.ChainReport;

/** What a check of the trail found, as {@code openapi.yaml} describes it. */
record ChainView(long records, long waiting, long broken, boolean intact) {

    static ChainView of(ChainReport report) {
        return new ChainView(report.records(), report.waiting(), report.broken(), report.intact());
    }
}
