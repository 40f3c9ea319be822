package it.varco.api.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.api.catalogue.View.Fact;
import it.varco.api.catalogue.View.Table;
import it.varco.api.catalogue.View.Value;
import it.varco.api.form.Text;
import it.varco.api.session.Role;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ViewTest {

    private static final Text WORDS = Text.of("probe.words");
    private static final Value PLAIN = new Value.Plain("42");

    @Test
    void keepsItsPartsInOrder() {
        Table table = new Table(WORDS, List.of(WORDS), List.of(List.of(PLAIN)));

        View view = View.builder()
                .heading(WORDS)
                .sentence(Text.of("one"))
                .sentence(Text.of("two"))
                .fact(WORDS, new Value.Moment(Instant.EPOCH))
                .fact(WORDS, new Value.Day(LocalDate.EPOCH))
                .table(table)
                .action("probe.next", WORDS)
                .build();

        assertThat(view.heading()).contains(WORDS);
        assertThat(view.sentences()).extracting(Text::key).containsExactly("one", "two");
        assertThat(view.facts())
                .extracting(Fact::value)
                .containsExactly(new Value.Moment(Instant.EPOCH), new Value.Day(LocalDate.EPOCH));
        assertThat(view.tables()).containsExactly(table);
        assertThat(view.actions()).extracting(View.Action::operation).containsExactly("probe.next");
        assertThat(View.builder().build().heading()).isEmpty();
    }

    @Test
    void refusesATableWhoseRowsDoNotFitItsColumns() {
        List<Value> two = List.of(PLAIN, PLAIN);

        assertThatThrownBy(() -> new Table(WORDS, List.of(WORDS), List.of(two)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Table(WORDS, List.of(), List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Table(WORDS, Collections.nCopies(21, WORDS), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () -> new Table(WORDS, List.of(WORDS, WORDS), new ArrayList<>(Collections.nCopies(1001, two))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesWhatNobodyCouldRead() {
        View.Builder sentences = View.builder();
        Collections.nCopies(51, WORDS).forEach(sentences::sentence);
        View.Builder tables = View.builder();
        List<Text> columns = Collections.nCopies(20, WORDS);
        Table wide = new Table(WORDS, columns, Collections.nCopies(1000, Collections.nCopies(20, PLAIN)));

        assertThatThrownBy(sentences::build).isInstanceOf(IllegalStateException.class);
        assertThat(tables.table(wide).build().tables()).hasSize(1);
        Table oneMore = new Table(WORDS, List.of(WORDS), List.of(List.of(PLAIN)));
        assertThatThrownBy(() -> tables.table(oneMore).build()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new Value.Plain("x".repeat(1001))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isWhatItWasWhenItWasMade() {
        List<List<Value>> rows = new ArrayList<>();
        Table table = new Table(WORDS, List.of(WORDS), rows);
        View.Builder builder = View.builder();
        View view = builder.build();

        rows.add(List.of(PLAIN));
        builder.sentence(WORDS);

        assertThat(table.rows()).isEmpty();
        assertThat(view.sentences()).isEmpty();
    }

    @Test
    void noPlaceIsForAdministratorsOrPrograms() {
        assertThat(Place.values())
                .extracting(Place::role)
                .doesNotContain(Role.AMMINISTRATORE, Role.APPLICATION, Role.SERVICE_ACCOUNT)
                .doesNotHaveDuplicates();
    }
}
