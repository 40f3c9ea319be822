package it.varco.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.store.StoreException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlErrorsTest {

    @ParameterizedTest
    @CsvSource({
        "40001, store.conflict",
        "40XL1, store.conflict",
        "40P01, store.conflict",
        "55P03, store.conflict",
        "40XL2, store.conflict",
        "40XD1, store.unavailable",
        "40XD0, store.unavailable",
        "40XT0, store.unavailable",
        "40003, store.unavailable",
        "25502, store.unavailable",
        "25505, store.unavailable",
        "25006, store.unavailable",
        "23505, store.integrity",
        "22001, store.integrity",
        "57014, store.timeout",
        "XCL52, store.timeout",
        "08006, store.unavailable",
        "57P01, store.unavailable",
        "53300, store.unavailable",
        "XJ040, store.unavailable",
        "XSDG5, store.unavailable",
        "42X05, store.defect",
        "42601, store.defect",
        "'', store.unavailable",
        ", store.unavailable",
    })
    void givesEveryStateAStableCode(String state, String code) {
        SQLException error = new SQLException("secret detail", state);

        StoreException translated = SqlErrors.translate(error);

        assertThat(translated.code()).isEqualTo(code);
        assertThat(translated).hasMessageNotContaining("secret").hasCause(error);
    }

    @Test
    void tellsABusyPoolFromAMissingDatabase() {
        SQLException down = new SQLException("no route", "08001");

        assertThat(SqlErrors.translate(new SQLTransientConnectionException("none free"))
                        .code())
                .isEqualTo("store.busy");
        assertThat(SqlErrors.translate(new SQLTransientConnectionException("none", "08001", down))
                        .code())
                .isEqualTo("store.unavailable");
    }
}
