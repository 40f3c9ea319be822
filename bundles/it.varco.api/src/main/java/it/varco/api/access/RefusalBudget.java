package it.varco.api.access;

import it.varco.api.identity.CodiceFiscale;
import it.varco.api.session.Visit;
import java.time.Duration;

/**
 * How often each network may be refused: in a window whomever it names, and in a day for one and the same person.
 *
 * <p>The first is against one secret tried over many people. The second is for that person: whoever was wrong is
 * blocked wherever the answer came from, so a network that was refused so many times for one is not to be examined for
 * them any more, and then neither begins nor lengthens their block. It counts what was typed, whether or not anybody
 * knows that person, and a right answer gives nothing back, because others in the same network would see from it that
 * somebody came in (SEC-04). Networks and memory are those of {@link AddressBudget}: the 10 000 seen last, and as many
 * pairs of network and person. Thread-safe.
 *
 * @source SEC-02, SEC-03
 */
public final class RefusalBudget {

    private static final Duration DAY = Duration.ofDays(1);

    private final AddressBudget all;
    private final AddressBudget ofSameSubject;

    /**
     * A budget that nobody has used yet.
     *
     * @param most how many times a network may be refused in a window; 0 for any number
     * @param window how long it lasts, from the first time on
     * @param sameSubject how many times it may be refused in a day for one person, from the first time on; 0 for any
     *     number
     */
    public RefusalBudget(int most, Duration window, int sameSubject) {
        all = new AddressBudget(most, window);
        ofSameSubject = new AddressBudget(sameSubject, DAY);
    }

    /**
     * How long the network of a visit has to wait, whomever it names; zero if it may go on.
     *
     * @param what is counted apart, such as the identifier of a provider
     */
    public Duration toWait(String what, Visit visit) {
        return all.toWait(what, visit.address(), visit.at());
    }

    /**
     * How long the network of a visit has to wait until somebody is examined for it; zero if they may be now.
     *
     * @param what is counted apart, such as the identifier of a provider
     */
    public Duration toWait(String what, Visit visit, CodiceFiscale subject) {
        Duration forAnybody = toWait(what, visit);
        Duration forThisOne = ofSameSubject.toWait(naming(what, subject), visit.address(), visit.at());
        return forAnybody.compareTo(forThisOne) > 0 ? forAnybody : forThisOne;
    }

    /** Counts a refusal; tells whether it was the last one that this network may cause in its window. */
    public boolean spend(String what, Visit visit) {
        return all.spend(what, visit.address(), visit.at());
    }

    /** Counts for one person a refusal that {@link #spend(String, Visit)} counts for all. */
    public void spend(String what, Visit visit, CodiceFiscale subject) {
        ofSameSubject.spend(naming(what, subject), visit.address(), visit.at());
    }

    private static String naming(String what, CodiceFiscale subject) {
        return what + '|' + subject.value();
    }
}
