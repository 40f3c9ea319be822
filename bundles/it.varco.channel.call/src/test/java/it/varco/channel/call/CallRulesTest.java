package it.varco.channel.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallRulesTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T09:00:00Z,2026-11-20T09:00:00Z", // Friday, within
        "2026-11-20T06:59:59Z,2026-11-20T07:00:00Z", // before eight in Rome
        "2026-11-20T19:00:00Z,2026-11-21T07:00:00Z", // from eight in the evening: Saturday
        "2026-11-21T12:59:59Z,2026-11-21T12:59:59Z", // Saturday, within
        "2026-11-21T13:00:00Z,2026-11-23T07:00:00Z", // from two o'clock: Monday
        "2026-11-22T10:00:00Z,2026-11-23T07:00:00Z", // Sunday
        "2026-03-28T14:00:00Z,2026-03-30T06:00:00Z", // over the night of summer time
        "2026-10-24T14:00:00Z,2026-10-26T07:00:00Z" // and back
    })
    void callsWithinTheHoursOfTheContactCenter(Instant moment, Instant next) {
        assertThat(World.RULES.hours().next(moment)).isEqualTo(next);
    }

    @Test
    void hasTheHoursOfTheContactCenterUnlessToldOtherwise() {
        assertThat(CallRules.of(config(Map.of()))).isEqualTo(World.RULES);
    }

    @ParameterizedTest
    @CsvSource({
        "hours_weekdays,8-20",
        "hours_weekdays,20:00-08:00",
        "hours_saturday,08:00",
        "again,PT30M",
        "again,P8D",
        "lease,soon",
        "lease,PT61M",
        "correction,PT0S",
        "tries,0",
        "tries,21"
    })
    void takesNothingOutOfRange(String key, String value) {
        assertThatThrownBy(() -> CallRules.of(config(Map.of(key, value))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(key.replace('_', '.') + ": expected ");
    }

    /** With the values of the annotation where none is given. */
    private static CallConfiguration config(Map<String, String> values) {
        return (CallConfiguration) Proxy.newProxyInstance(
                CallConfiguration.class.getClassLoader(),
                new Class<?>[] {CallConfiguration.class},
                (proxy, method, arguments) -> {
                    String value = values.getOrDefault(method.getName(), String.valueOf(method.getDefaultValue()));
                    return method.getReturnType() == int.class ? (Object) Integer.valueOf(value) : value;
                });
    }
}
