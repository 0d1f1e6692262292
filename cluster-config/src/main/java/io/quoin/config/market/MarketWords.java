package io.quoin.config.market;

import io.quoin.protocol.market.InstrumentState;
import io.quoin.protocol.market.InstrumentTerms;
import java.lang.reflect.RecordComponent;
import java.util.Locale;
import java.util.StringJoiner;

/** How markets are spoken of to a person. */
public final class MarketWords {
    private MarketWords() {}

    /** A state as the operator writes it, for example {@code cancel-only}. */
    public static String state(InstrumentState state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What of the terms differs, by the names that it has in the configuration: {@code band is 0.1, configured 0.3}. */
    public static String differences(InstrumentTerms there, InstrumentTerms configured) {
        StringJoiner differences = new StringJoiner("; ");
        for (RecordComponent component : InstrumentTerms.class.getRecordComponents()) {
            Object is = value(component, there);
            Object wanted = value(component, configured);
            if (!is.equals(wanted)) {
                differences.add(kebab(component.getName()) + " is " + is + ", configured " + wanted);
            }
        }
        return differences.toString();
    }

    private static Object value(RecordComponent component, InstrumentTerms terms) {
        try {
            return component.getAccessor().invoke(terms);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("terms cannot be read", e);
        }
    }

    private static String kebab(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
