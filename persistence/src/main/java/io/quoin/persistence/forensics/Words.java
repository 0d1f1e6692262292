package io.quoin.persistence.forensics;

import io.quoin.protocol.value.Asset;
import io.quoin.protocol.value.Assets;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Says records in words. {@code TransferSent[to=account/bob, amount=12.34 USDC]} becomes {@code transfer sent: to account/bob,
 * amount 12.34 USDC}. Values that know how to print themselves do, hashes and keys are cut to eight digits, milliseconds are
 * told as time.
 */
public final class Words {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final Pattern LONG_HEX = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern INNER_CAPITAL = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
    private static final String MILLIS = "Millis";

    private Words() {}

    /** The value in words. */
    public static String of(@Nullable Object value) {
        if (value instanceof Collection<?> many) {
            return many.stream().map(Words::of).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Optional<?> perhaps) {
            return perhaps.isPresent() ? of(perhaps.get()) : "none";
        }
        if (value instanceof Record told) {
            String itself = told.toString();
            // A record that has not said otherwise prints itself as Name[field=...]: that is to be said better.
            return itself.startsWith(told.getClass().getSimpleName() + "[") ? ofRecord(told) : brief(itself);
        }
        return brief(String.valueOf(value));
    }

    /** Milliseconds since 1970 as UTC. */
    public static String time(long millis) {
        return TIME.format(Instant.ofEpochMilli(millis));
    }

    /** Units of an asset as an amount; as bare units if the asset is unknown. */
    public static String amount(String assetCode, BigInteger units) {
        Optional<Asset> asset = Assets.find(assetCode);
        if (asset.isEmpty()) {
            return units + " units of " + assetCode;
        }
        BigDecimal amount = new BigDecimal(units, asset.get().scale());
        return (amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros()).toPlainString() + " " + assetCode;
    }

    private static String ofRecord(Record told) {
        List<String> parts = new ArrayList<>();
        for (RecordComponent component : told.getClass().getRecordComponents()) {
            parts.add(part(component.getName(), read(told, component)));
        }
        String name = spaced(told.getClass().getSimpleName());
        return parts.isEmpty() ? name : name + ": " + String.join(", ", parts);
    }

    private static String part(String name, @Nullable Object value) {
        if (name.endsWith(MILLIS) && value instanceof Long millis) {
            return spaced(name.substring(0, name.length() - MILLIS.length())) + " " + time(millis);
        }
        boolean isNested = value instanceof Record && of(value).contains(": ");
        return spaced(name) + " " + (isNested ? "(" + of(value) + ")" : of(value));
    }

    private static @Nullable Object read(Record told, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(told);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component + " of " + told.getClass(), e);
        }
    }

    private static String spaced(String name) {
        return INNER_CAPITAL.matcher(name).replaceAll(" ").toLowerCase(Locale.ROOT);
    }

    private static String brief(String text) {
        return LONG_HEX.matcher(text).matches() ? text.substring(0, 8) + "..." : text;
    }
}
