import type { ReactElement } from 'react';

/** What lines on a map of what changes mean. */
export function MapChangesLegend(): ReactElement {
  return (
    <ul className="matrix__legend map__legend" aria-label="Legend">
      <li>
        <Sample>
          <path className="map__line" d="M1 7H19" />
          <polygon className="map__arrow" points="26,7 17,2.500 17,11.500" />
        </Sample>
        <span className="badge badge--port">+ 80</span>
        newly allowed
      </li>
      <li>
        <Sample>
          <path className="map__line map__line--refused" d="M2 7H13" />
          <circle className="map__stop" cx="19.500" cy="7" r="5.500" />
          <path className="map__stop" d="m17.200 4.700 4.600 4.600m0-4.600-4.600 4.600" />
        </Sample>
        <span className="badge badge--closed">− 80</span>
        newly refused
      </li>
      <li>
        <span className="badge badge--port">~ 80</span>
        other ports than before
      </li>
      <li>
        <Sample>
          <g className="map__besides">
            <path d="M1 7H25" />
          </g>
        </Sample>
        allowed as before
      </li>
    </ul>
  );
}

/** What lines on a map with what was seen mean. */
export function MapSeenLegend(): ReactElement {
  return (
    <ul className="matrix__legend map__legend" aria-label="Legend">
      <li>
        <Sample>
          <path className="map__line" data-seen="0" d="M1 7H25" />
        </Sample>
        allowed, never seen
      </li>
      <li>
        <Sample>
          <path className="map__line" data-seen="3" d="M1 7H25" />
        </Sample>
        much seen
      </li>
      <li>
        <Sample>
          <path className="map__line map__line--refused" d="M2 7H13" />
          <circle className="map__stop" cx="19.500" cy="7" r="5.500" />
          <path className="map__stop" d="m17.200 4.700 4.600 4.600m0-4.600-4.600 4.600" />
        </Sample>
        dropped
      </li>
      <li>
        <Sample>
          <path className="map__line map__line--besides" d="M1 7H25" />
        </Sample>
        seen, no rule
      </li>
    </ul>
  );
}

/** What lines and walls on the map mean. */
export function MapLegend(): ReactElement {
  return (
    <ul className="matrix__legend map__legend" aria-label="Legend">
      <li>
        <Sample>
          <path className="map__line" d="M1 7H25" />
        </Sample>
        <span className="badge badge--port">80</span>
        allowed by a rule
      </li>
      <li>
        <Sample>
          <path className="map__line map__line--depends" d="M1 7H25" />
        </Sample>
        depends
      </li>
      <li>
        <Sample>
          <rect className="map__wall" x="3" y="2" width="20" height="10" rx="3" />
        </Sample>
        closed by default
      </li>
      <li>
        <Sample>
          <rect className="map__wall" x="2" y="1.500" width="22" height="11" rx="3" />
          <rect className="map__wall map__wall--inner" x="5" y="4.500" width="16" height="5" rx="1.500" />
        </Sample>
        closed both ways
      </li>
    </ul>
  );
}

function Sample({ children }: { readonly children: React.ReactNode }): ReactElement {
  return (
    <svg className="icon" width={26} height={14} viewBox="0 0 26 14" fill="none" aria-hidden="true">
      {children}
    </svg>
  );
}
