package io.quoin.lab.report;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The outcome of one lab command, immutable. Names are snake_case with the unit last ({@code hot_1_commands_per_second});
 * each name is told once. A target that was missed is listed as missed; it does not make the run not {@code ok}.
 */
public final class Report {
    private final String name;
    private final boolean ok;
    private final Map<String, Number> figures;
    private final Map<String, Number> ratios;
    private final Map<String, Target> targets;

    /** A value, what it should be, and whether it is. */
    public record Target(Number value, Number target, boolean met) {}

    private Report(Builder builder) {
        this.name = builder.name;
        this.ok = builder.ok;
        this.figures = new LinkedHashMap<>(builder.figures);
        this.ratios = new LinkedHashMap<>(builder.ratios);
        this.targets = new LinkedHashMap<>(builder.targets);
    }

    /** Starts the report of a command. */
    public static Builder of(String name) {
        return new Builder(name);
    }

    /** Whether the run was valid and everything that it checked was correct. */
    public boolean isOk() {
        return ok;
    }

    /** The targets, in the order in which they were told. */
    public Map<String, Target> targets() {
        return new LinkedHashMap<>(targets);
    }

    /** One line: {@code {"name","ok","figures","ratios","targets"}}. */
    public String toJson() {
        JsonLine json = new JsonLine();
        json.open().key("name").text(name).key("ok").flag(ok);
        json.key("figures").open();
        figures.forEach((key, value) -> json.key(key).number(value));
        json.close().key("ratios").open();
        ratios.forEach((key, value) -> json.key(key).number(value));
        json.close().key("targets").open();
        targets.forEach((key, target) -> json.key(key)
                .open()
                .key("value")
                .number(target.value())
                .key("target")
                .number(target.target())
                .key("met")
                .flag(target.met())
                .close());
        return json.close().close().toString();
    }

    /** A table for people: figures, then ratios, then each target with a verdict. */
    public String toTable() {
        StringBuilder table = new StringBuilder();
        table.append(name).append(": figures\n");
        figures.forEach((key, value) -> row(table, key, shown(value), ""));
        table.append(name).append(": ratios\n");
        ratios.forEach((key, value) -> row(table, key, shown(value), ""));
        table.append(name).append(": targets\n");
        targets.forEach((key, target) -> row(table, key, shown(target.value()), verdict(target)));
        return table.append(ok ? "valid and correct" : "NOT VALID OR NOT CORRECT")
                .toString();
    }

    private static String verdict(Target target) {
        return "  target " + shown(target.target()) + (target.met() ? ", met" : ", MISSED");
    }

    private static void row(StringBuilder table, String key, String value, String remark) {
        table.append(String.format(Locale.ROOT, "  %-44s %16s%s%n", key, value, remark));
    }

    private static String shown(Number value) {
        if (value instanceof Double || value instanceof Float) {
            double number = value.doubleValue();
            return String.format(Locale.ROOT, Math.abs(number) >= 1_000 ? "%,.0f" : "%.3f", number);
        }
        return String.format(Locale.ROOT, "%,d", value.longValue());
    }

    /** Collects a report. */
    public static final class Builder {
        private final String name;
        private final Map<String, Number> figures = new LinkedHashMap<>();
        private final Map<String, Number> ratios = new LinkedHashMap<>();
        private final Map<String, Target> targets = new LinkedHashMap<>();
        private boolean ok = true;

        private Builder(String name) {
            this.name = requireName(name);
        }

        /** Tells something measured or counted. */
        public Builder figure(String key, Number value) {
            return put(figures, key, value);
        }

        /** Tells one figure in terms of another. */
        public Builder ratio(String key, Number value) {
            return put(ratios, key, value);
        }

        /** Tells a target that is met from so much on. */
        public Builder atLeast(String key, Number value, Number target) {
            return put(targets, key, new Target(value, target, value.doubleValue() >= target.doubleValue()));
        }

        /** Tells a target that is met up to so much. */
        public Builder atMost(String key, Number value, Number target) {
            return put(targets, key, new Target(value, target, value.doubleValue() <= target.doubleValue()));
        }

        /** Tells something that must hold for the run to be valid and correct. */
        public Builder require(boolean holds) {
            ok &= holds;
            return this;
        }

        /** The report of everything told so far. */
        public Report build() {
            return new Report(this);
        }

        private <V> Builder put(Map<String, V> values, String key, V value) {
            if (values.putIfAbsent(requireName(key), value) != null) {
                throw new IllegalStateException("'" + key + "' is told twice");
            }
            return this;
        }

        private static String requireName(String name) {
            if (!name.matches("[a-z0-9]+(_[a-z0-9]+)*")) {
                throw new IllegalArgumentException("'" + name + "' is not a snake_case name");
            }
            return name;
        }
    }
}
