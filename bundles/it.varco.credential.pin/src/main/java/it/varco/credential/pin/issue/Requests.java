package it.varco.credential.pin.issue;

import it.varco.api.store.Effects;
import it.varco.api.store.RecordChange;
import it.varco.credential.pin.PhaseOut;
import it.varco.spi.archive.ArchiveException;
import it.varco.spi.catalogue.Upkeep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What time brings about for requests: their address is looked at, and those whose call came to nothing end.
 *
 * @source PIN-16, PIN-S02, PIN-S03, PIN-S05, CON-18
 */
final class Requests {

    private final Dossiers dossiers;
    private final IssuePolicy policy;
    private final Registry registry;
    private final PhaseOut phaseOut;
    private final Mailboxes mailboxes;
    private final Issue issue;

    Requests(IssueBook book) {
        dossiers = book.dossiers();
        policy = book.policy();
        registry = book.registry();
        phaseOut = book.phaseOut();
        mailboxes = book.mailboxes();
        issue = new Issue(book);
    }

    /**
     * A letter that goes to the known residence of whom the archive knows by name and day of birth is written at once;
     * for all others an officer calls first, and where only those get a PIN who can have nothing else, for everybody:
     * no archive knows who holds which document (FAS-07).
     *
     * @return empty if every place for hashing is taken
     * @throws ArchiveException if it cannot be said now what is known
     * @throws InterruptedException if the thread is interrupted while it waits for its turn to hash
     */
    Optional<Upkeep> address(Dossiers.Held held, Instant at) throws InterruptedException {
        Dossier asked = held.dossier();
        if (!policy.call().covers(asked.since(), at)) { // its turn never came
            return Optional.of(uncalled(held, at));
        }
        Applicant applicant = asked.applicant();
        if (found(applicant, at)) {
            return issue.issued(held, asked, "address.known", at).map(effects -> new Upkeep("issue", effects));
        }
        Dossier waiting = queued(asked, policy, at);
        return Optional.of(new Upkeep("call", effects(held, waiting)));
    }

    /** Whether it is shown of a request that it came to nothing. */
    static boolean shows(Dossier dossier, Instant at) {
        return dossier.stage() == Stage.ANNULLATO && at.isBefore(dossier.since().plus(Dossier.KEPT));
    }

    /**
     * Whether a person is found at the address to which the letter goes. Nobody is looked up where everybody is called.
     *
     * @throws ArchiveException if it cannot be said now what is known
     */
    boolean found(Applicant applicant, Instant at) {
        boolean calls = policy.alwaysCalls() || !phaseOut.issues(false, at);
        return !calls && Addresses.known(applicant, registry.find(applicant.person()));
    }

    /** The same request, which waits for a call. */
    static Dossier queued(Dossier asked, IssuePolicy policy, Instant at) {
        return asked.at(
                Stage.IN_VERIFICA_TELEFONICA,
                at,
                "call.queued",
                Optional.of(policy.call().over(at)));
    }

    /** A request that waited for a call for too long ends. */
    Upkeep uncalled(Dossiers.Held held, Instant at) {
        Dossier waiting = held.dossier();
        if (policy.call().covers(waiting.since(), at)) { // whatever it was that made it due
            return new Upkeep(
                    "wait", effects(held, waiting.due(Optional.of(policy.call().over(waiting.since())))));
        }
        Dossier ended = uncalled(waiting, at);
        return uncalled(ended, dossiers.change(Optional.of(held), ended), mailboxes, at);
    }

    /** The same request, whose call came to nothing. */
    static Dossier uncalled(Dossier waiting, Instant at) {
        return waiting.at(Stage.ANNULLATO, at, "call.none", Optional.empty());
    }

    /** The end of a request whose call came to nothing, of which whoever asked is told. */
    static Upkeep uncalled(Dossier ended, List<RecordChange> change, Mailboxes mailboxes, Instant at) {
        Mailboxes.Share share = mailboxes.another(ended.contacts(), at);
        List<RecordChange> changes = new ArrayList<>(change);
        changes.addAll(share.counted());
        Dossier reached = ended.reachedAt(share.open());
        return new Upkeep(
                "uncalled",
                Issue.about(ended, changes, Notices.uncalled(reached).stream().toList()));
    }

    /** Nothing is to come of one that is over. */
    Upkeep over(Dossiers.Held held) {
        return new Upkeep("over", effects(held, held.dossier().due(Optional.empty())));
    }

    private Effects effects(Dossiers.Held held, Dossier after) {
        return Issue.about(after, dossiers.change(Optional.of(held), after), List.of());
    }
}
