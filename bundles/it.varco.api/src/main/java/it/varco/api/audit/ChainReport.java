package it.varco.api.audit;

/**
 * What a check of the trail found.
 *
 * @param records how many records stand in the chain
 * @param waiting how many are recorded and not yet linked
 * @param broken position of the first record that does not fit, counted from 1; 0 if every one fits
 */
public record ChainReport(long records, long waiting, long broken) {

    /** Whether every record fits. */
    public boolean intact() {
        return broken == 0;
    }
}
