package it.varco.web.cittadino;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.catalogue.Handling;
import it.varco.api.catalogue.OperationCard;
import it.varco.api.catalogue.Receipt;
import it.varco.api.catalogue.Receipts;
import it.varco.api.catalogue.View;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.page.Page;
import it.varco.api.page.PageAnswer;
import it.varco.api.session.Role;
import it.varco.api.session.Session;
import it.varco.proves.Proves;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@Proves("UX-09")
class ReceiptDeskTest {

    private final Maria maria = new Maria();
    private final Drawer drawer = new Drawer();
    private final CitizenPages pages = new CitizenPages(maria, drawer);

    private PageAnswer show(String path, Map<String, String> parameters) {
        return page(pages, path).shown().orElseThrow().apply(maria.request(parameters));
    }

    private static Page page(CitizenPages pages, String path) {
        return pages.pages().stream()
                .filter(each -> each.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void listsTheLatestAndLeadsToEachAndToTheEarlierOnes() {
        IntStream.range(0, Receipts.AT_ONCE).forEach(i -> drawer.kept.add(new Kept("0000-0000-00" + (10 + i))));

        PageAnswer.Show shown = (PageAnswer.Show) show("/area/ricevute", Map.of());

        assertThat(shown.model()).containsEntry("hasReceipts", true).containsEntry("first", true);
        assertThat(shown.model().get("earlier")).isEqualTo("/area/ricevute?dopo=0000-0000-0029");
        assertThat(shown.model().get("receipts")).asString().contains("/area/ricevute/ricevuta?numero=0000-0000-0010");
    }

    @Test
    void theEarlierOnesAreTheLastPart() {
        drawer.kept.add(new Kept("0000-0000-0001"));

        PageAnswer.Show shown = (PageAnswer.Show) show("/area/ricevute", Map.of("dopo", "0000-0000-0009"));

        assertThat(drawer.asked).containsExactly("earlier 0000-0000-0009");
        assertThat(shown.model()).containsEntry("first", false).containsEntry("earlier", "");
    }

    @Test
    void showsAndSendsTheOneOfTheNumber() {
        Kept kept = new Kept("7KQM-4T2P-X9RD");
        drawer.kept.add(kept);
        Map<String, String> number = Map.of("numero", "7KQM-4T2P-X9RD");

        assertThat(show("/area/ricevute/ricevuta", number))
                .isEqualTo(new PageAnswer.ShowReceipt(kept, "/area/ricevute/pdf?numero=7KQM-4T2P-X9RD", false));
        assertThat(show("/area/ricevute/pdf", number)).isEqualTo(new PageAnswer.SendReceipt(kept));
    }

    @Test
    void whatIsNotTheirsIsMissing() {
        for (Map<String, String> parameters : List.of(Map.<String, String>of(), Map.of("numero", "0000-0000-0000"))) {
            assertThat(show("/area/ricevute/ricevuta", parameters)).isEqualTo(new PageAnswer.Missing());
            assertThat(show("/area/ricevute/pdf", parameters)).isEqualTo(new PageAnswer.Missing());
        }
    }

    @Test
    void aDialogueThatLedToOneGoesToItsPage() {
        Kept kept = new Kept("7KQM-4T2P-X9RD");
        FakeCatalogue catalogue = new FakeCatalogue();
        catalogue.handling = new Handling.Receipted(kept);

        PageAnswer answer = page(new CitizenPages(maria, catalogue), "/area/servizio")
                .sent()
                .orElseThrow()
                .apply(maria.request(Map.of("pratica", FakeCatalogue.PRATICA)));

        assertThat(answer)
                .isEqualTo(new PageAnswer.Serve(
                        catalogue.handling, "/area/ricevute/ricevuta?numero=7KQM-4T2P-X9RD&fatto=si"));
        drawer.kept.add(kept);
        assertThat(show("/area/ricevute/ricevuta", Map.of("numero", "7KQM-4T2P-X9RD", "fatto", "si")))
                .isEqualTo(new PageAnswer.ShowReceipt(kept, "/area/ricevute/pdf?numero=7KQM-4T2P-X9RD", true));
    }

    @Test
    @Proves("D-42")
    void withoutTheRoomThePagesAreNotAvailable() {
        CitizenPages without = new CitizenPages(maria);

        for (String path : List.of("/area/ricevute", "/area/ricevute/ricevuta", "/area/ricevute/pdf")) {
            assertThat(page(without, path).shown().orElseThrow().apply(maria.request(Map.of())))
                    .isEqualTo(new PageAnswer.Unavailable());
        }
    }

    @Test
    void onlyACitizenComesHere() {
        for (String path : List.of("/area/ricevute", "/area/ricevute/ricevuta", "/area/ricevute/pdf")) {
            assertThat(page(pages, path).operation().orElseThrow().roles()).containsExactly(Role.CITTADINO);
        }
    }

    /** The receipts of one person. */
    private static final class Drawer implements Receipts {

        final List<Receipt> kept = new ArrayList<>();
        final List<String> asked = new ArrayList<>();

        @Override
        public List<Receipt> latest(Session session) {
            return List.copyOf(kept);
        }

        @Override
        public List<Receipt> earlier(Session session, String number) {
            asked.add("earlier " + number);
            return List.copyOf(kept);
        }

        @Override
        public Optional<Receipt> find(Session session, String number) {
            return kept.stream().filter(each -> each.number().equals(number)).findFirst();
        }
    }

    private record Kept(String number) implements Receipt {

        @Override
        public Instant at() {
            return Maria.NOW;
        }

        @Override
        public Instant keptUntil() {
            return Maria.NOW.plus(Duration.ofDays(1));
        }

        @Override
        public CodiceFiscale person() {
            return new CodiceFiscale("BNCLRA85M52Z110M");
        }

        @Override
        public Optional<String> name() {
            return Optional.empty();
        }

        @Override
        public Role role() {
            return Role.CITTADINO;
        }

        @Override
        public OperationCard operation() {
            return new FakeCatalogue.Card("pin.change");
        }

        @Override
        public View view() {
            return View.builder().build();
        }

        @Override
        public Map<String, Map<String, String>> words() {
            return Map.of();
        }
    }
}
