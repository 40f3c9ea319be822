package it.varco.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdbcSetupRepositoryTest extends OnBothDatabases {

    private JdbcSetupRepository setup;

    @BeforeEach
    void notYet() throws SQLException {
        setup = new JdbcSetupRepository(database);
        behind("DELETE FROM milestone");
    }

    @Test
    void isOverOnceAndForGood() {
        assertThat(setup.over()).isEmpty();

        setup.over(NOW);
        setup.over(NOW.plusSeconds(60));

        assertThat(setup.over()).contains(NOW);
    }
}
