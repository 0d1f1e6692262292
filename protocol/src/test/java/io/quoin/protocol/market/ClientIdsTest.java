package io.quoin.protocol.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Client ids are found alike whether a party has few orders or many. */
class ClientIdsTest {
    @Test
    void itFindsWhatAMapFindsThroughAnyComingAndGoing() {
        SplittableRandom dice = new SplittableRandom(1);
        ClientIds ids = new ClientIds();
        Map<String, OpenOrder> map = new HashMap<>();
        List<OpenOrder> open = new ArrayList<>();
        for (int step = 0; step < 20_000; step++) {
            boolean isFalling = step / 500 % 2 == 1; // So that it is few, many, none and few again.
            if (open.isEmpty() || dice.nextInt(10) < (isFalling ? 3 : 7)) {
                OpenOrder order = new OpenOrder(2_000 + step, "o" + step, "", 1, 1);
                ids.add(order);
                map.put(order.clientId(), order);
                open.add(order);
            } else {
                OpenOrder gone = open.remove(dice.nextInt(open.size()));
                ids.remove(gone);
                map.remove(gone.clientId());
                assertNull(ids.find(gone.clientId()));
            }
            String asked = "o" + dice.nextInt(step + 1);
            assertEquals(map.get(asked), ids.find(asked), "step " + step);
        }
    }

    @Test
    void anOrderThatIsNotThereCannotGo() {
        ClientIds ids = new ClientIds();
        assertThrows(IllegalStateException.class, () -> ids.remove(new OpenOrder(2_000, "a", "", 1, 1)));
    }
}
