package it.varco.credential.pin.issue;

import it.varco.api.form.SpokenNumber;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.store.Effects;
import it.varco.api.store.RecordChange;
import it.varco.api.store.RecordStore;
import it.varco.api.store.StoredRecord;
import it.varco.credential.hash.Pepper;
import it.varco.credential.pin.PinState;
import it.varco.credential.pin.Term;
import it.varco.spi.catalogue.Upkeep;
import it.varco.spi.catalogue.UpkeepRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends PINs of the institute's own motion to the people on a list who may have one: each gets a letter with the first
 * half, once, however often lists of this name are read. The list is the institute's own, so what it says of somebody
 * counts as verified.
 *
 * <pre>
 * campaign                how far it has come in which content of the list
 * campaigned/LIST/NAME    that a person got a letter from a list of that name
 * </pre>
 *
 * @source PIN-21, PIN-S07, NOT-04, FAS-05, FAS-07
 */
final class Campaign implements Errand {

    private static final Logger LOG = LoggerFactory.getLogger(Campaign.class);

    /** After how many wrong lines in a row a file is none; a guess. */
    static final int MOST_WRONG = 10;

    private static final String KEY = "campaign";
    private static final String PERSON = "campaigned/";
    private static final String LINE = "line";

    private final IssueBook book;
    private final CampaignFile file;
    private final RecordStore store;
    private final Pepper pepper;
    private final Issue issue;
    private final String marks;

    Campaign(IssueBook book, CampaignFile file, RecordStore store, Pepper pepper) {
        this.book = book;
        this.file = file;
        this.store = store;
        this.pepper = pepper;
        issue = new Issue(book);
        marks = PERSON + pepper.nameOf(PERSON + URLEncoder.encode(file.name(), StandardCharsets.UTF_8)) + '/';
    }

    /** What stands in the store, and what it says. */
    private record Stand(CampaignProgress progress, long version) {

        Stand at(CampaignProgress other) {
            return new Stand(other, version);
        }

        RecordChange change() {
            return RecordChange.put(KEY, version, progress.encode());
        }
    }

    @Override
    public Optional<Upkeep> next(UpkeepRequest request) throws InterruptedException {
        Instant at = request.at();
        Optional<String> content = file.content(at);
        if (content.isEmpty()) {
            return Optional.empty();
        }
        Optional<StoredRecord> stored = store.get(KEY);
        CampaignProgress come = stored.map(found -> CampaignProgress.decode(found.value(), content.get()))
                .orElseGet(() -> CampaignProgress.begun(content.get()));
        if (come.over()) {
            return Optional.empty();
        }
        long version = stored.map(StoredRecord::version).orElse(RecordChange.ABSENT);
        Optional<List<CampaignFile.Line>> lines = file.lines(come.from(), come.line());
        return lines.isEmpty() ? Optional.empty() : next(new Stand(come, version), lines.get(), at);
    }

    /** Goes on to the first line of which something is to be done or said. */
    private Optional<Upkeep> next(Stand stand, List<CampaignFile.Line> lines, Instant at) throws InterruptedException {
        CampaignProgress come = stand.progress();
        for (CampaignFile.Line line : lines) {
            CampaignLine.Read read = line.text()
                    .map(text -> CampaignLine.read(text, Term.day(at)))
                    .orElseGet(() -> new CampaignLine.Read.Wrong("text"));
            if (read instanceof CampaignLine.Read.Wrong wrong) {
                return Optional.of(wrong(stand.at(come.after(line, false)), line, wrong.what()));
            }
            come = come.after(line, true);
            if (read instanceof CampaignLine.Read.Remark) {
                continue;
            }
            if (read instanceof CampaignLine.Read.Person found && !isMarked(found.applicant())) {
                return person(stand.at(come), line, found.applicant(), at);
            }
        }
        boolean over = lines.isEmpty();
        Effects read =
                Effects.records(List.of(stand.at(over ? come.ended() : come).change()));
        return Optional.of(new Upkeep(over ? "campaign-over" : "campaign-read", read));
    }

    /** A line that is wrong; after some of them in a row, or one that is no text, the file is taken for another one. */
    private Upkeep wrong(Stand stand, CampaignFile.Line line, String what) {
        boolean stops = stand.progress().wrong() >= MOST_WRONG || line.text().isEmpty();
        if (!stops) {
            return skipped(stand, line, "wrong." + what);
        }
        LOG.error("campaign stopped, the file is no list line={} why={}", line.number(), what);
        return told("campaign-stopped", stand.at(stand.progress().ended()), line, "wrong." + what);
    }

    private static Upkeep skipped(Stand stand, CampaignFile.Line line, String why) {
        LOG.warn("campaign skips a line line={} why={}", line.number(), why);
        return told("campaign-skipped", stand, line, why);
    }

    private static Upkeep told(String name, Stand stand, CampaignFile.Line line, String why) {
        Effects effects = Effects.records(List.of(stand.change()))
                .noting(LINE, String.valueOf(line.number()))
                .noting("reason", why);
        return new Upkeep(name, effects);
    }

    private Optional<Upkeep> person(Stand stand, CampaignFile.Line line, Applicant applicant, Instant at)
            throws InterruptedException {
        Holder holder = Holder.of(book, applicant.person());
        Dossier asked = Dossier.asked(
                        applicant, Contacts.of(Map.of()), Dossier.Origin.CAMPAIGN, SpokenNumber.random(), at)
                .verifiedFacts();
        Optional<String> obstacle = obstacle(holder, asked, at);
        if (obstacle.isPresent()) {
            return Optional.of(skipped(stand, line, obstacle.get()));
        }
        RecordChange marked = RecordChange.put(mark(applicant.person()), RecordChange.ABSENT, new byte[] {1});
        return issue.posted(holder.held(), asked, List.of(stand.change(), marked), KEY, at)
                .map(effects -> new Upkeep(KEY, effects.noting(LINE, String.valueOf(line.number()))));
    }

    /** Why somebody gets no letter; whoever gave their PIN up is not sent another one that they did not ask for. */
    private Optional<String> obstacle(Holder holder, Dossier asked, Instant at) {
        boolean revoked = holder.pin()
                        .filter(found -> found.record().state() == PinState.REVOCATO)
                        .isPresent()
                || holder.dossier()
                        .filter(dossier -> dossier.stage() == Stage.REVOCATO)
                        .isPresent();
        if (!book.phaseOut().issues(asked.eligible(), at)) {
            return Optional.of("ineligible");
        }
        if (holder.hasOpenRequest()) {
            return Optional.of("request");
        }
        if (issue.hasPin(holder.person(), at)) {
            return Optional.of("pin");
        }
        return revoked ? Optional.of("revoked") : Optional.empty();
    }

    private boolean isMarked(Applicant applicant) {
        return store.get(mark(applicant.person())).isPresent();
    }

    private String mark(CodiceFiscale person) {
        return marks + pepper.nameOf(person);
    }
}
